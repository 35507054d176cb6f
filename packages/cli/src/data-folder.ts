import type { Principal } from '@seizure-ledger/contracts';
import { keysFolder, logFolder, readConfig, signToken } from '@seizure-ledger/service-kit/ground';
import { Option } from 'commander';
import { existsSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** `--data`, wherever the folder of a standalone ledger is meant. */
export function dataOption(): Option {
  return new Option('--data <dir>', 'folder of the data').env('DATA_DIR').default('./data');
}

export const hasLedger = (dataDir: string): boolean => existsSync(logFolder(dataDir));

/** Where the keys of a folder's ledger lie: KEYS_DIR names another place than its own. */
export const keysFor = (dataDir: string): string =>
  keysFolder(readConfig({ ...process.env, DATA_DIR: dataDir }));

/** A token for somebody, signed by the key of a folder's own issuer. */
export const tokenBy = (dataDir: string, who: Principal): Promise<string> => signToken(keysFor(dataDir), who);

/** @throws {UsageError} */
export function assertLedgerIn(dataDir: string): void {
  if (!hasLedger(dataDir))
    throw new UsageError(`there is no ledger in ${dataDir}: name its folder with --data`);
}
