import { describe, expect, it } from 'vitest';
import { breakInChain, emptyChain } from './case-chain.ts';
import { leafHash } from './hash.ts';

const [a, b] = [leafHash('a'), leafHash('b')];

describe('the chain of a case', () => {
  it('begins with sequence 0 and no previous hash', () => {
    expect(breakInChain(emptyChain, { previousHash: null, sequence: 0 })).toBeUndefined();
    expect(breakInChain(emptyChain, { previousHash: a, sequence: 0 })).toContain('previousHash');
  });

  it('goes on with the next sequence and the hash of the last record', () => {
    const head = { hash: a, length: 1 };
    expect(breakInChain(head, { previousHash: a, sequence: 1 })).toBeUndefined();
    expect(breakInChain(head, { previousHash: b, sequence: 1 })).toContain(`${a} was due`);
    expect(breakInChain(head, { previousHash: null, sequence: 1 })).toContain('previousHash');
  });

  it('shows a record left out, and one told twice', () => {
    const head = { hash: a, length: 1 };
    expect(breakInChain(head, { previousHash: a, sequence: 2 })).toBe('sequence 2 where 1 was due');
    expect(breakInChain(head, { previousHash: null, sequence: 0 })).toBe('sequence 0 where 1 was due');
  });
});
