import {
  type Config,
  evidenceFolder,
  keysFolder,
  logFolder,
  openGround,
  type OpenGround,
  readConfig,
  readModelFolder,
  stateFolder,
  usersFolder,
  vaultFolder,
} from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { existsSync } from 'node:fs';
import { keepToOwner } from './private-folders.ts';

export {
  evidenceFolder,
  logFolder,
  type OpenGround,
  readModelFolder,
  stateFolder,
  usersFolder,
} from '@seizure-ledger/service-kit';

/**
 * Everything on embedded storage under one folder.
 * @throws {LogLockedError} another process runs on this folder.
 */
export async function openEmbeddedGround(
  dataDir: string,
  logger: Logger,
  edge?: Partial<EdgeConfig>,
): Promise<OpenGround> {
  const config = edgeConfig(dataDir, edge);
  await keepToOwner([
    logFolder(dataDir),
    readModelFolder(dataDir),
    stateFolder(dataDir),
    evidenceFolder(dataDir),
    vaultFolder(dataDir),
    keysFolder(config),
    ...(existsSync(usersFolder(dataDir)) ? [usersFolder(dataDir)] : []),
  ]);
  return openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
}

/** What is configured of how people come to a ledger and sign in. */
export type EdgeConfig = Pick<
  Config,
  'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET_FILE' | 'OIDC_ISSUER' | 'PUBLIC_URL' | 'RATE_LIMIT'
>;

/** The configuration of everything on one folder. */
export function edgeConfig(dataDir: string, edge: Partial<EdgeConfig> = {}): Config {
  return { ...readConfig({ DATA_DIR: dataDir }), ...edge };
}
