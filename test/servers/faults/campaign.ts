import { setTimeout as pause } from 'node:timers/promises';
import { RetryingClients } from '../cluster/retrying-clients.ts';
import { Chance } from './chance.ts';
import type { Fault, Heal } from './fault.ts';
import { proveNothingLost } from './proof.ts';
import type { World } from './world.ts';

export interface Round {
  readonly fault: string;
  /** Acknowledged in this round. */
  readonly acts: number;
  /** How often they were sent. */
  readonly sent: number;
  /** From the moment at which the fault was over until acts were acknowledged as before. */
  readonly recovered_ms: number;
  /** Taken from the whole log when the round was over. */
  readonly facts: number;
}

export interface Campaign {
  readonly world: World;
  /** Keys of all acts that were ever acknowledged; what this campaign's clients do is added. */
  readonly acknowledged: Set<string>;
  readonly faults: readonly Fault[];
  readonly seed: number;
}

/** In which the clients act. */
export const cases = Array.from({ length: 10 }, (_, n) => `F-${n}`);
const clientsAtOnce = 8;
const recovery_ms = 120_000;
const longestFault_ms = 4_000;

/** Inflicts one fault after another while clients act and retry, and after each proves that nothing was lost or doubled. */
export async function* inflictAll({ acknowledged, faults, seed, world }: Campaign): AsyncGenerator<Round> {
  const chance = new Chance(seed);
  const { inv } = world.running.people;
  for (const [round, fault] of faults.entries()) {
    const clients = new RetryingClients(inv, cases, clientsAtOnce, `round-${round}`);
    const recovered_ms = await inflict(fault, world, chance, clients);
    await within(recovery_ms, clients.end(), `${fault.name}: an act was not settled`);
    for (const key of clients.acknowledged) acknowledged.add(key);
    const { facts } = await proveNothingLost(world, acknowledged);
    yield { acts: clients.acknowledged.size, facts, fault: fault.name, recovered_ms, sent: clients.sent };
  }
}

/** At a random moment, for a random while. @returns how long acts took to go on when it was over, in milliseconds. */
async function inflict(
  fault: Fault,
  world: World,
  chance: Chance,
  clients: RetryingClients,
): Promise<number> {
  await within(
    recovery_ms,
    clients.acknowledge(1 + chance.below(60)),
    `${fault.name}: no act went through before`,
  );
  const heal: Heal = await fault.inflict(world, chance);
  const lasts_ms = chance.below(longestFault_ms);
  await Promise.race([pause(lasts_ms), clients.acknowledge(200)]);
  await heal();
  const over_ms = performance.now();
  await within(recovery_ms, clients.acknowledge(30), `${fault.name}: acts did not go on`);
  return Math.round(performance.now() - over_ms);
}

async function within(limit_ms: number, work: Promise<void>, otherwise: string): Promise<void> {
  const late = new AbortController();
  const lateness = pause(limit_ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${otherwise} within ${limit_ms} ms`);
  });
  lateness.catch(() => undefined);
  await Promise.race([work, lateness]).finally(() => late.abort());
}
