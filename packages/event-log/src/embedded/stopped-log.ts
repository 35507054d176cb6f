import { lockFolder } from './folder-lock.ts';
import { openEmbeddedLogForReading, type ReadableLog } from './embedded-log-for-reading.ts';

/**
 * Opens the log in a folder that nobody has open, never writes to it, and lets nobody else do so until it is closed.
 * @throws {LogLockedError} another process has it open.
 * @throws {Error} there is no log.
 */
export function openStoppedLog(folder: string): ReadableLog {
  const lock = lockFolder(folder);
  try {
    const log = openEmbeddedLogForReading(folder);
    return {
      ...log,
      async close() {
        await log.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
