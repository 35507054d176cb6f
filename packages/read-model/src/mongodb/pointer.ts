import type { mongo } from 'mongoose';
import { ProjectionVersionError, ReadModelMissingError, ReadModelUnavailableError } from '../errors.ts';
import { projectionVersion } from '../projection-version.ts';
import type { Meta } from './database.ts';

/** @throws {ReadModelMissingError} when nothing has been made yet. */
export async function pointerIn(meta: mongo.Collection<Meta>): Promise<Meta> {
  const pointer = await meta.findOne({ _id: 'projection' });
  if (!pointer) throw new ReadModelMissingError(`the database ${meta.dbName}`);
  return pointer;
}

/**
 * Which generation is read.
 * @throws {ReadModelUnavailableError} when a rebuild has switched to documents of another version: this process has to
 * be replaced by one that understands them.
 */
export async function generationIn(meta: mongo.Collection<Meta>): Promise<number> {
  const { generation, version } = await pointerIn(meta);
  if (version === projectionVersion) return generation;
  const where = `the database ${meta.dbName}`;
  throw new ReadModelUnavailableError(new ProjectionVersionError(where, version, projectionVersion));
}
