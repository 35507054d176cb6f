import { defaultPartitions } from '@seizure-ledger/contracts';
import { openEmbeddedLog } from '@seizure-ledger/event-log';
import { openEmbeddedReadModel } from '@seizure-ledger/read-model';
import { Alarms, type Ground, localPersonalHash, localTokens, Outcomes } from '@seizure-ledger/service-kit';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { keepToOwner } from './private-folders.ts';

/** The parts of a data folder. */
export const logFolder = (dataDir: string): string => join(dataDir, 'log');
export const readModelFolder = (dataDir: string): string => join(dataDir, 'read-model');
export const keysFolder = (dataDir: string): string => join(dataDir, 'keys');
export const stateFolder = (dataDir: string): string => join(dataDir, 'ledger-state');
export const evidenceFolder = (dataDir: string): string => join(dataDir, 'evidence');

export interface OpenGround extends Ground {
  close(): Promise<void>;
}

/**
 * Everything on embedded storage under one folder.
 * @throws {LogLockedError} another process runs on this folder.
 */
export async function openEmbeddedGround(dataDir: string, logger: Logger): Promise<OpenGround> {
  await keepToOwner([
    logFolder(dataDir),
    readModelFolder(dataDir),
    stateFolder(dataDir),
    evidenceFolder(dataDir),
    keysFolder(dataDir),
  ]);
  const log = await openEmbeddedLog({ folder: logFolder(dataDir), partitions: defaultPartitions });
  const readModel = await openEmbeddedReadModel({ folder: readModelFolder(dataDir) });
  const alarms = new Alarms(logger);
  const outcomes = new Outcomes(log, alarms);
  const [tokens, personalHash] = await Promise.all([localTokens(dataDir), localPersonalHash(dataDir)]);
  await outcomes.start();
  return {
    alarms,
    log,
    logger,
    outcomes,
    personalHash,
    readModel,
    tokens,
    async close() {
      await outcomes.stop();
      await log.close();
      await readModel.close();
    },
  };
}
