import { AuthenticatedLog, type EventLog } from '@seizure-ledger/event-log';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { writersOf } from '../identity/writer-keys.ts';
import { keysFolder } from './folders.ts';
import { openLog } from './open-log.ts';

/**
 * The log that the configuration names, its records signed and judged by the keys in the folder of keys.
 * @throws what {@link openLog} throws, and {@link KeyFileError}.
 */
export async function openAuthenticatedLog(config: Config, logger: Logger): Promise<EventLog> {
  const log = await openLog(config, logger);
  try {
    return new AuthenticatedLog(log, await writersOf(keysFolder(config), log));
  } catch (error) {
    await log.close();
    throw error;
  }
}
