import { closeAll } from '@seizure-ledger/event-log';
import type { Logger } from 'pino';
import { Alarms } from '../alarms.ts';
import type { Config } from '../config.ts';
import { acceptedTokens } from '../identity/accepted-tokens.ts';
import { personalHashBy } from '../identity/personal-hash.ts';
import { Outcomes } from '../log/outcomes.ts';
import { keysFolder } from './folders.ts';
import type { GroundWith, Resource, Resources } from './ground.ts';
import { openAuthenticatedLog } from './authenticated-log.ts';
import { openReadModel } from './open-read-model.ts';
import { openVault } from './open-vault.ts';

export type OpenGround<R extends Resource = Resource> = GroundWith<R> & { close(): Promise<void> };

/**
 * Opens what a service stands on, as the configuration says: those resources that it needs, and no other.
 * @throws what {@link openLog} and {@link openReadModel} throw; nothing stays open then.
 */
export async function openGround<R extends Resource>(
  config: Config,
  logger: Logger,
  needed: readonly R[],
): Promise<OpenGround<R>> {
  const keys = keysFolder(config);
  const alarms = new Alarms(logger);
  const [tokens, personalHash] = await Promise.all([acceptedTokens(config), personalHashBy(keys)]);
  const opened = await openResources(config, logger, alarms, needed);
  // it has what it was asked for
  const rateLimit = { isBehindGateway: config.BEHIND_GATEWAY, max: config.RATE_LIMIT };
  return { alarms, logger, personalHash, rateLimit, tokens, ...opened } as OpenGround<R>;
}

async function openResources(
  config: Config,
  logger: Logger,
  alarms: Alarms,
  needed: readonly Resource[],
): Promise<Partial<Resources> & { close(): Promise<void> }> {
  const opened: (() => Promise<void>)[] = [];
  const close = () => closeAll(opened.toReversed());
  const needs = (...resources: readonly Resource[]) => resources.some((one) => needed.includes(one));
  try {
    const readModel = needs('readModel') ? await openReadModel(config) : undefined;
    if (readModel) opened.push(() => readModel.close());
    const vault = needs('vault') ? await openVault(config) : undefined;
    if (vault) opened.push(() => vault.close());
    const log = needs('log', 'outcomes') ? await openAuthenticatedLog(config, logger) : undefined;
    if (log) opened.push(() => log.close());
    const outcomes = needs('outcomes') && log ? new Outcomes(log, alarms, readModel) : undefined;
    if (outcomes) opened.push(() => outcomes.stop());
    await outcomes?.start();
    return {
      close,
      ...(log && { log }),
      ...(outcomes && { outcomes }),
      ...(readModel && { readModel }),
      ...(vault && { vault }),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
