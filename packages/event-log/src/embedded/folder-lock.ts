import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LogLockedError } from '../errors.ts';
import { isBusy } from './sqlite-failure.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Holds the folder for this process. The lock is an open exclusive transaction, which the system ends with the
 * process, however it dies: nothing stale is ever left behind.
 * @throws {LogLockedError} someone holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock.db');
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new LogLockedError(
      `The log in ${folder} is in use by another process. Stop that one first, or choose another folder.`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
}

/** Whether some process, be it this one, has the log in the folder open. Nothing is written. */
export function isLogOpen(folder: string): boolean {
  const file = join(folder, 'lock.db');
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
  try {
    database.exec('SELECT 1 FROM sqlite_schema');
    return false;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return true;
  } finally {
    database.close();
  }
}
