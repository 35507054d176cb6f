import { type Leg, toMinor } from '@seizure-ledger/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesOf } from './fold-moves.ts';

const accounts = ['source:world', 'held:frozen', 'held:seized', 'owned:confiscated', 'out:costs'] as const;

const legs = fc
  .array(fc.tuple(fc.constantFrom(...accounts), fc.bigInt({ max: 500n, min: -500n })), { maxLength: 6 })
  .map((drawn): readonly Leg[] => {
    const sum = drawn.reduce((all, [, minor]) => all + minor, 0n);
    return [...drawn, ['source:world', -sum] as const].map(([account, minor]) => ({
      account,
      amount: `${minor < 0n ? '-' : ''}${String(minor < 0n ? -minor : minor)
        .padStart(3, '0')
        .replace(/(..)$/, '.$1')}`,
      unit: 'THB',
    }));
  });

describe('the moves that legs amount to', () => {
  it('take from each account and bring to it just what its legs do', () => {
    fc.assert(
      fc.property(legs, (some) => {
        const moved = new Map<string, bigint>();
        const add = (account: string, minor: bigint) =>
          moved.set(account, (moved.get(account) ?? 0n) + minor);
        for (const { amount, from, to } of movesOf(some)) {
          const minor = toMinor(amount, 2);
          expect(minor).toBeGreaterThan(0n);
          add(from, -minor);
          add(to, minor);
        }
        for (const { account, amount } of some) add(account, -toMinor(amount, 2));
        expect([...moved].filter(([, left]) => left !== 0n)).toEqual([]);
      }),
    );
  });

  it('of a sale are those of the thing and those of its price', () => {
    const sale: readonly Leg[] = [
      { account: 'held:seized', amount: '-1', unit: 'item' },
      { account: 'out:sold', amount: '1', unit: 'item' },
      { account: 'source:sale', amount: '-100.00', unit: 'THB' },
      { account: 'held:seized', amount: '90.00', unit: 'THB' },
      { account: 'out:costs', amount: '10.00', unit: 'THB' },
    ];
    expect(movesOf(sale)).toEqual([
      { amount: '1', from: 'held:seized', to: 'out:sold', unit: 'item' },
      { amount: '90.00', from: 'source:sale', to: 'held:seized', unit: 'THB' },
      { amount: '10.00', from: 'source:sale', to: 'out:costs', unit: 'THB' },
    ]);
  });
});
