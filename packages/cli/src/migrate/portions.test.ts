import { expect, it } from 'vitest';
import { portionsOf } from './portions.ts';

const record = (bytes: number) => ({ headers: {}, key: '', value: new Uint8Array(bytes) });
const sizes = (...bytes: readonly number[]) =>
  [...portionsOf(bytes.map(record), 10)].map((portion) => portion.map(({ value }) => value.byteLength));

it('records are copied in their order, in portions that are not too large, and one that is too large alone', () => {
  expect(sizes()).toEqual([]);
  expect(sizes(4, 6, 1, 2)).toEqual([
    [4, 6],
    [1, 2],
  ]);
  expect(sizes(11, 1, 30)).toEqual([[11], [1], [30]]);
});
