import type { Fact } from '@seizure-ledger/contracts';
import { expect, it } from 'vitest';
import { lineAnswer } from './line-answer.ts';

it('a distribution is answered without its lines, which are read from the entries', () => {
  const factOf = (status: Fact['status'], n: number) =>
    // what is answered of a fact is its text
    ({ fact: { id: `0:${n}`, status } as Fact, hash: 'sha256:0', text: `{"n":${n}}` });
  const answer = lineAnswer('k', {
    facts: [factOf('lines', 1), factOf('lines', 2), factOf('proposed', 3)],
  });
  expect(JSON.parse(answer)).toEqual({
    facts: [{ n: 3 }],
    id: 'k',
    instructionId: 'k',
    position: '0:3',
    proposalHash: 'sha256:0',
    status: 'proposed',
  });
});
