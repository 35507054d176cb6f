import { setTimeout as pause } from 'node:timers/promises';
import { RetryingClients } from '../cluster/retrying-clients.ts';
import { Chance } from './chance.ts';
import type { Fault } from './fault.ts';
import { proveNothingLost } from './proof.ts';
import { within } from './within.ts';
import type { World } from './world.ts';

export interface Round {
  readonly fault: string;
  /** Acknowledged in this round. */
  readonly acts: number;
  /** How often they were sent. */
  readonly sent: number;
  /** From the moment at which the fault was over until acts were acknowledged as before. */
  readonly recovered_ms: number;
  /** From the first act to the end of the proof. */
  readonly took_ms: number;
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
const clientsAtOnce = 4;
const longestFault_ms = 4_000;
/** What has not happened then will not: longer than the longest wait of everything that is under test. */
const patience_ms = 300_000;

/** Inflicts one fault after another while clients act and retry, and after each proves that nothing was lost or doubled. */
export async function* inflictAll({ acknowledged, faults, seed, world }: Campaign): AsyncGenerator<Round> {
  const chance = new Chance(seed);
  for (const [round, fault] of faults.entries())
    try {
      yield await inflict(fault, { acknowledged, chance, round, world });
    } catch (cause) {
      const title = `round ${round}, ${fault.name}, of SEIZURE_SEED=${seed}`;
      throw new Error(`${title}\n${String(cause)}\n${await world.description()}`, { cause });
    }
}

interface Inflicted extends Pick<Campaign, 'acknowledged' | 'world'> {
  readonly chance: Chance;
  readonly round: number;
}

/** At a random moment, for a random while. Nothing is waited for without end, and what was is named. */
async function inflict(fault: Fault, { acknowledged, chance, round, world }: Inflicted): Promise<Round> {
  const begun_ms = performance.now();
  const clients = new RetryingClients(world.running.people.inv, cases, clientsAtOnce, `round-${round}`);
  const happens = <Result>(what: string, work: Promise<Result>) => within(patience_ms, what, work);
  await happens('an act before the fault', clients.acknowledge(1 + chance.below(60)));
  const heal = await happens('the fault', fault.inflict(world, chance));
  const lasts_ms = chance.below(longestFault_ms);
  await Promise.race([pause(lasts_ms), clients.acknowledge(200)]);
  await happens('what heals the fault', heal());
  const over_ms = performance.now();
  await happens('acts after the fault', clients.acknowledge(30));
  const recovered_ms = Math.round(performance.now() - over_ms);
  await happens('the answer to each client’s last act', clients.end());
  for (const key of clients.acknowledged) acknowledged.add(key);
  const { facts } = await happens('the proof that nothing is lost', proveNothingLost(world, acknowledged));
  const took_ms = Math.round(performance.now() - begun_ms);
  return {
    acts: clients.acknowledged.size,
    facts,
    fault: fault.name,
    recovered_ms,
    sent: clients.sent,
    took_ms,
  };
}
