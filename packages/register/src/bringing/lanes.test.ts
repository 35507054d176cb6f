import { expect, test } from 'vitest';
import { lanesOf } from './lanes.ts';

test('a case is in one lane only, its acts in order, and nothing is lost', () => {
  const acts = Array.from({ length: 1000 }, (_, n) => ({ caseId: `case-${n % 37}`, n }));
  const lanes = lanesOf(acts, { lanes: 6, batchSize: 10 });
  const lanesOfCase = Map.groupBy(
    lanes.flatMap((lane, number) => lane.flat().map(({ caseId }) => ({ caseId, number }))),
    ({ caseId }) => caseId,
  );
  for (const places of lanesOfCase.values()) expect(new Set(places.map(({ number }) => number)).size).toBe(1);
  for (const lane of lanes) expect(lane.flat()).toEqual(lane.flat().toSorted((a, b) => a.n - b.n));
  expect(lanes.flat(2)).toHaveLength(1000);
  expect(Math.max(...lanes.flat().map((batch) => batch.length))).toBe(10);
});
