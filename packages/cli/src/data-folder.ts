import { logFolder } from '@seizure-ledger/service-kit/ground';
import { Option } from 'commander';
import { existsSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** `--data`, wherever the folder of a standalone ledger is meant. */
export function dataOption(): Option {
  return new Option('--data <dir>', 'folder of the data').env('DATA_DIR').default('./data');
}

export const hasLedger = (dataDir: string): boolean => existsSync(logFolder(dataDir));

/** @throws {UsageError} */
export function assertLedgerIn(dataDir: string): void {
  if (!hasLedger(dataDir))
    throw new UsageError(`there is no ledger in ${dataDir}: name its folder with --data`);
}
