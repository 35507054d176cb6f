import {
  evidenceFolder,
  keysFolder,
  logFolder,
  openGround,
  type OpenGround,
  readConfig,
  readModelFolder,
  stateFolder,
  vaultFolder,
} from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { keepToOwner } from './private-folders.ts';

export {
  evidenceFolder,
  logFolder,
  type OpenGround,
  readModelFolder,
  stateFolder,
} from '@seizure-ledger/service-kit';

/**
 * Everything on embedded storage under one folder.
 * @throws {LogLockedError} another process runs on this folder.
 */
export async function openEmbeddedGround(dataDir: string, logger: Logger): Promise<OpenGround> {
  const config = readConfig({ DATA_DIR: dataDir });
  await keepToOwner([
    logFolder(dataDir),
    readModelFolder(dataDir),
    stateFolder(dataDir),
    evidenceFolder(dataDir),
    vaultFolder(dataDir),
    keysFolder(config),
  ]);
  return openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
}
