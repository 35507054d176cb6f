import { expect, it } from 'vitest';
import { heldNow, ownedNow } from './holdings.ts';

const balances = [
  { account: 'held:frozen', amount: '5.00', unit: 'THB' },
  { account: 'held:seized', amount: '0.00', unit: 'THB' },
  { account: 'owned:confiscated', amount: '2.00', unit: 'THB' },
  { account: 'owned:proceeds', amount: '3.00', unit: 'THB' },
  { account: 'owned:confiscated', amount: '1.00', unit: 'USD' },
  { account: 'out:restituted', amount: '7.00', unit: 'THB' },
];

it('what is held is told apart from what is owned, which is one sum for each unit', () => {
  expect(heldNow(balances)).toEqual([{ account: 'held:frozen', amount: '5.00', unit: 'THB' }]);
  expect(ownedNow(balances)).toEqual([
    { amount: '5.00', unit: 'THB' },
    { amount: '1.00', unit: 'USD' },
  ]);
});
