import { type Details, hashOfPieces } from '@seizure-ledger/domain';
import { expect, it } from 'vitest';
import { DistributionLines } from './distribution-lines.ts';

const pieces = [
  { lines: [{ amount: '1.00' }, { amount: '2.00' }] },
  { lines: [{ amount: '3.00' }] },
] as const satisfies readonly Details[];
const bound = { lineCount: 3, linesHash: hashOfPieces(pieces) };

function flawsOf(...details: readonly Details[]): readonly string[] {
  const check = new DistributionLines();
  return details.flatMap((one, n) => check.flawsOf({ details: one, part: n + 1, parts: details.length }));
}

it('the lines of a large distribution are those that its header binds', () => {
  expect(flawsOf(bound, ...pieces, bound)).toEqual([]);
});

it('a line that was changed, moved or left out is found at the distribution’s end', () => {
  const [first, second] = pieces;
  const other = { lines: [{ amount: '4.00' }] };
  const found = [expect.stringContaining('and they have sha256:')];
  expect(flawsOf(bound, first, other, bound)).toEqual(found);
  expect(flawsOf(bound, second, first, bound)).toEqual(found);
  expect(flawsOf(bound, first, bound)).toEqual([...found, 'its header binds 3 lines, and there are 2']);
});

it('a header and an end that bind other lines are found', () => {
  expect(flawsOf({ ...bound, linesHash: 'sha256:00' }, ...pieces, bound)).toEqual([
    'its lines are bound otherwise by its header than by its end',
  ]);
});
