import type { Fact } from '@seizure-ledger/contracts';
import { expect, it } from 'vitest';
import { type Beginning, RecordedTimes } from './recorded-times.ts';

/** Flaws of facts recorded at the first of two seconds, whose instructions were appended at the second. */
function flawsOf(beginning: Beginning, ...seconds: readonly (readonly [number, number])[]) {
  const times = new RecordedTimes(beginning);
  return seconds.map(([recorded, stored]) => {
    const fact: Pick<Fact, 'recordedAt'> = { recordedAt: new Date(recorded * 1_000).toISOString() };
    return times.flawsOf(fact as Fact, stored * 1_000).length;
  });
}

it('a fact is recorded when its instruction was appended, or with the one before it', () => {
  expect(flawsOf('own records', [1, 1], [3, 3], [3, 2])).toEqual([0, 0, 0]);
  expect(flawsOf('own records', [1, 2], [4, 3], [3, 3])).toEqual([1, 1, 1]);
});

it('a copied instruction was appended later than its fact was recorded, up to the first of the log’s own', () => {
  expect(flawsOf('perhaps copies', [1, 9], [3, 9], [3, 9], [10, 10], [12, 12])).toEqual([0, 0, 0, 0, 0]);
  // none of the log's own was recorded before it was asked for
  expect(flawsOf('perhaps copies', [1, 9], [10, 10], [11, 12])).toEqual([0, 0, 1]);
});

it('a copy is not recorded before the one in front of it, nor after it was copied', () => {
  expect(flawsOf('perhaps copies', [3, 9], [2, 9])).toEqual([0, 1]);
  expect(flawsOf('perhaps copies', [3, 9], [10, 9])).toEqual([0, 1]);
});
