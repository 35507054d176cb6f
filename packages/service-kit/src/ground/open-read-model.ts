import { openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import { openMongoReadModel } from '@seizure-ledger/read-model/mongodb';
import type { Config } from '../config.ts';
import { readModelFolder } from './folders.ts';

/**
 * The read model that the configuration names.
 * @throws {ReadModelUnavailableError} there is no server to begin with.
 * @throws {ReadModelMissingError} it has not been migrated yet: `seizure-ledger prepare` does that.
 */
export async function openReadModel({ DATA_DIR, MONGODB_URI, READ_MODEL }: Config): Promise<ReadModel> {
  if (READ_MODEL === 'embedded') return openEmbeddedReadModel({ folder: readModelFolder(DATA_DIR) });
  return openMongoReadModel({ uri: MONGODB_URI ?? '', whenNotMigrated: 'refuse' });
}
