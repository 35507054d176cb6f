import { join } from 'node:path';
import type { Config } from '../config.ts';

/** The parts of a data folder. */
export const logFolder = (dataDir: string): string => join(dataDir, 'log');
export const readModelFolder = (dataDir: string): string => join(dataDir, 'read-model');
export const stateFolder = (dataDir: string): string => join(dataDir, 'ledger-state');

/** Where the users of the ledger's own issuer lie. */
export const usersFolder = (dataDir: string): string => join(dataDir, 'users');

/** What is known of people lies apart from everything else. */
export const vaultFolder = (dataDir: string): string => join(dataDir, 'vault');

/** Registers that were uploaded, and what became of them. */
export const importsFolder = (dataDir: string): string => join(dataDir, 'imports');

export const evidenceFolder = (dataDir: string): string => join(dataDir, 'evidence');

/** Where it stands whose tokens count no more, for every service of a ledger. */
export function disabledUsersFile(config: Pick<Config, 'DATA_DIR' | 'DISABLED_USERS' | 'KEYS_DIR'>): string {
  return config.DISABLED_USERS ?? join(keysFolder(config), 'disabled-users');
}

/** Where the keys lie that every service of a ledger shares. */
export function keysFolder({ DATA_DIR, KEYS_DIR }: Pick<Config, 'DATA_DIR' | 'KEYS_DIR'>): string {
  return KEYS_DIR ?? join(DATA_DIR, 'keys');
}
