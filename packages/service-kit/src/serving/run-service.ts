import { LogUnavailableError } from '@seizure-ledger/event-log';
import { ReadModelMissingError, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import { VaultUnavailableError } from '@seizure-ledger/vault';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Serving } from './serve-on.ts';

/** Opens what a service needs and begins to serve. */
export type StartService = (config: Config, logger: Logger) => Promise<Serving>;

/**
 * The life of a service's process: reads the environment, starts as soon as what it stands on can be reached, and ends
 * in good order on SIGTERM or SIGINT. Exit codes: 0 told to end, 1 it can't run, 2 the environment is wrong.
 */
export async function runService(name: string, start: StartService): Promise<void> {
  const config = configInForce();
  if (!config) process.exit(2);
  const logger = pino({ base: { pid: process.pid, service: name }, level: config.LOG_LEVEL });
  const told = new AbortController();
  const end = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]).then(() => told.abort());
  try {
    const serving = await startWhenPossible(() => start(config, logger), logger, told.signal);
    logger.info({ url: serving?.url }, serving ? 'serves' : 'was told to end before it could serve');
    await end;
    // who asks twice does not want to wait: what was acknowledged is kept at any moment
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
    await serving?.close();
    logger.info('has ended in good order');
    process.exit(0);
  } catch (error) {
    logger.fatal({ err: error }, 'can’t run');
    process.exit(1);
  }
}

function configInForce(): Config | undefined {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

const longestPause_ms = 5_000;

/** Servers may come up after their clients do. */
async function startWhenPossible(
  start: () => Promise<Serving>,
  logger: Logger,
  told: AbortSignal,
): Promise<Serving | undefined> {
  for (let pause_ms = 250; !told.aborted; pause_ms = Math.min(2 * pause_ms, longestPause_ms)) {
    try {
      return await start();
    } catch (error) {
      if (!mayPass(error)) throw error;
      logger.warn({ err: error }, 'can’t start yet and tries again');
      await pause(pause_ms, undefined, { signal: told }).catch(() => undefined); // told: the loop ends
    }
  }
  return undefined;
}

const mayPass = (error: unknown): boolean =>
  [LogUnavailableError, ReadModelMissingError, ReadModelUnavailableError, VaultUnavailableError].some(
    (passing) => error instanceof passing,
  );
