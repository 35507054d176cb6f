import type { StoredRecord } from '@seizure-ledger/event-log';
import { expect, it } from 'vitest';
import { UnclaimedOutcomes } from './unclaimed-outcomes.ts';

const recordsOf = (megabytes: number): readonly StoredRecord[] => [
  { headers: {}, key: 'C-1', offset: 0, timestamp_ms: 0, value: new Uint8Array(megabytes * 1_024 * 1_024) },
];

it('an outcome is handed out once', () => {
  const unclaimed = new UnclaimedOutcomes();
  const records = recordsOf(0);
  unclaimed.put('0:1', records);
  expect(unclaimed.take('0:1')).toBe(records);
  expect(unclaimed.take('0:1')).toBeUndefined();
});

it('the oldest give way to what would be more than 32 MB, and the latest stays whatever its size', () => {
  const unclaimed = new UnclaimedOutcomes();
  for (const n of [1, 2, 3, 4, 5]) unclaimed.put(`0:${n}`, recordsOf(10));
  expect(unclaimed.size).toBe(3);
  expect(unclaimed.take('0:2')).toBeUndefined();
  unclaimed.put('0:6', recordsOf(40));
  expect(unclaimed.size).toBe(1);
  expect(unclaimed.take('0:6')).toBeDefined();
});

it('what was handed out weighs no more', () => {
  const unclaimed = new UnclaimedOutcomes();
  unclaimed.put('0:1', recordsOf(0));
  for (let n = 2; n < 10; n += 1) {
    unclaimed.put(`0:${n}`, recordsOf(20));
    unclaimed.take(`0:${n}`);
  }
  expect(unclaimed.take('0:1')).toBeDefined();
});

it('the oldest give way to the ten thousandth after them', () => {
  const unclaimed = new UnclaimedOutcomes();
  for (let n = 0; n <= 10_000; n += 1) unclaimed.put(`0:${n}`, []);
  expect(unclaimed.size).toBe(10_000);
  expect(unclaimed.take('0:0')).toBeUndefined();
});
