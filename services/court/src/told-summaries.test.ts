import { expect, it } from 'vitest';
import { ToldSummaries } from './told-summaries.ts';

it('a summary that was told is there again at its position alone, until four others were asked for since', () => {
  const told = new ToldSummaries();
  for (const n of [1, 2, 3, 4]) told.told('C-1', `0:${n}`, `text ${n}`);
  expect(told.of('C-1', '0:1')).toBe('text 1');
  told.told('C-1', '0:5', 'text 5');
  expect(['0:1', '0:2', '0:5'].map((position) => told.of('C-1', position))).toEqual([
    'text 1',
    undefined,
    'text 5',
  ]);
  expect(told.of('C-2', '0:1')).toBeUndefined();
});
