import { type Fact, parsePosition, type Place } from '@seizure-ledger/contracts';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { digestsMadeAnew, digestsOf, takenFacts } from '../cluster/taken-facts.ts';
import type { World } from './world.ts';

const amount_cents = 10_025n;
const patience_ms = 240_000;

/**
 * What must hold whatever has happened: every acknowledged act stands in the log once, none twice, all that is held sums
 * to zero with where it came from, and the read model is, byte for byte, what a fresh rebuild makes of the log.
 */
export async function proveNothingLost(
  { log, readModel, running }: Pick<World, 'log' | 'readModel' | 'running'>,
  acknowledged: ReadonlySet<string>,
): Promise<{ readonly facts: number }> {
  const facts = await takenFacts(log);
  const seized = seizuresIn(facts);
  expect([...acknowledged].filter((key) => !seized.has(key))).toEqual([]);
  expect([...seized].filter(([, times]) => times > 1)).toEqual([]);
  await readModel.reached(lastOf(facts), patience_ms);
  await sameAsMadeAnew(log, readModel);
  const { body } = await running.people.auditor.get('/audit/trial-balance');
  const total = String(BigInt(seized.size) * amount_cents).replace(/(\d\d)$/, '.$1');
  expect(body['units']).toMatchObject([{ sum: '0.00', unit: 'THB' }]);
  expect(JSON.stringify(body['units'])).toContain(`"held:seized","amount":"${total}"`);
  return { facts: facts.length };
}

/** How often each seizure was posted, by its key. */
function seizuresIn(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const seized = new Map<string, number>();
  for (const { act, instructionId = '', status } of facts)
    if (status === 'posted' && act === 'seizures')
      seized.set(instructionId, (seized.get(instructionId) ?? 0) + 1);
  return seized;
}

/** The last fact of each partition: where the projection will have come to. */
function lastOf(facts: readonly Fact[]): readonly Place[] {
  const last = new Map<number, Place>();
  for (const { id } of facts) for (const place of parsePosition(id) ?? []) last.set(place.partition, place);
  return [...last.values()];
}

/** A rebuild may still be on its way, or the projection behind what it did not take. */
async function sameAsMadeAnew(log: World['log'], readModel: World['readModel']): Promise<void> {
  const deadline_ms = performance.now() + patience_ms;
  for (;;) {
    const [shown, anew] = [await digestsOf(readModel), await digestsMadeAnew(log)];
    if (isDeepStrictEqual(shown, anew)) return;
    if (performance.now() > deadline_ms) expect(shown).toEqual(anew);
    await pause(500);
  }
}
