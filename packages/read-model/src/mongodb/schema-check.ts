import { isDeepStrictEqual } from 'node:util';
import { collectionNames } from '../collections.ts';
import { ReadModelSchemaError } from '../errors.ts';
import { type Database, storedName } from './database.ts';
import { assertProjectionVersion, collectionsOf, whereIs } from './migrate.ts';
import { validators } from './validators.ts';

/**
 * Looks whether all is there that was declared, and changes nothing. Indexes that others have added are none of ours.
 * @throws {ReadModelMissingError} when nothing has been made yet.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 * @throws {ReadModelSchemaError} when an index or a validator is missing or another.
 */
export async function assertMigrated(database: Database): Promise<void> {
  await assertProjectionVersion(database);
  const differences = [...(await validatorDifferences(database)), ...(await indexDifferences(database))];
  if (differences.length > 0) throw new ReadModelSchemaError(whereIs(database), differences);
}

async function validatorDifferences({ db, generation }: Database): Promise<readonly string[]> {
  const there = await db.listCollections({}, { nameOnly: false }).toArray();
  const found = new Map(there.map(({ name, options }) => [name, options?.['validator']]));
  const due = collectionsOf.map((name) => [storedName(name, generation), validators[name]] as const);
  return [...due, ['meta', validators.meta] as const]
    .filter(([name, validator]) => !isDeepStrictEqual(found.get(name), validator))
    .map(([name]) => `the validator of ${name}`);
}

async function indexDifferences(database: Database): Promise<readonly string[]> {
  const missing = [];
  for (const name of collectionNames) {
    const toCreate = await database.missingIndexes(name);
    missing.push(...toCreate.map((index) => `the index ${nameOf(index)} of ${name}`));
  }
  return missing;
}

/** mongoose answers keys and options of each index. */
function nameOf(index: unknown): string {
  return Array.isArray(index) ? String(index[1]?.name) : String(index);
}
