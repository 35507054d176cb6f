import {
  type Generations,
  openEmbeddedGenerations,
  openEmbeddedReadModel,
  type ReadModel,
} from '@seizure-ledger/read-model';
import type { Config } from '../config.ts';
import { readModelFolder } from './folders.ts';

/**
 * The read model that the configuration names.
 * @throws {ReadModelUnavailableError} there is no server to begin with.
 * @throws {ReadModelMissingError} it has not been migrated yet: `seizure-ledger prepare` does that.
 */
export async function openReadModel({ DATA_DIR, MONGODB_URI, READ_MODEL }: Config): Promise<ReadModel> {
  if (READ_MODEL === 'embedded') return openEmbeddedReadModel({ folder: readModelFolder(DATA_DIR) });
  const { openMongoReadModel } = await onMongoDb();
  return openMongoReadModel({ uri: MONGODB_URI ?? '', whenNotMigrated: 'refuse' });
}

/** The same read model with a new generation beside it, for a rebuild. */
export async function openGenerations({ DATA_DIR, MONGODB_URI, READ_MODEL }: Config): Promise<Generations> {
  if (READ_MODEL === 'embedded') return openEmbeddedGenerations(readModelFolder(DATA_DIR));
  const { openMongoGenerations } = await onMongoDb();
  return openMongoGenerations({ uri: MONGODB_URI ?? '' });
}

/** Loaded only where it is used. */
const onMongoDb = () => import('@seizure-ledger/read-model/mongodb');
