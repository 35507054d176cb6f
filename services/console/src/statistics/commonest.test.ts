import { expect, it } from 'vitest';
import { commonest } from './statistics.controller.ts';

it('statistics open with the unit of most cases', () => {
  const cells = [
    { cases: 1, unit: '4H95J0R2X' },
    { cases: 2, unit: 'THB' },
    { cases: 3, unit: 'USD' },
    { cases: 2, unit: 'THB' },
  ];
  expect(commonest(cells)).toBe('THB');
  expect(commonest([])).toBeUndefined();
});
