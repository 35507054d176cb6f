import { expect, it } from 'vitest';
import { furthest } from './position.ts';

it('of places in several partitions the furthest of each has passed all of them', () => {
  const places = [
    { index: 3, partition: 1 },
    { index: 0, partition: 0 },
    { index: 9, partition: 1 },
    { index: 4, partition: 1 },
  ];
  expect(furthest(places)).toEqual([
    { index: 9, partition: 1 },
    { index: 0, partition: 0 },
  ]);
});
