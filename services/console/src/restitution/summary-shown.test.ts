import type { Summary, SummaryClaim } from '@seizure-ledger/contracts';
import { expect, it } from 'vitest';
import { page } from '../pages.ts';
import { claimArithmetic } from './summary-shown.ts';

const claim = (claimId: string, status: SummaryClaim['status'], allocated: string): SummaryClaim => ({
  allocated,
  claimId,
  creditInKind: '0.00',
  outstanding: '0.00',
  paid: '0.00',
  person: `P-${claimId}`,
  priorRecoveries: '0.00',
  receivable: '0.00',
  recognisedLoss: '100.00',
  reserved: '0.00',
  returned: '0.00',
  status,
});
const claims = [
  claim('A', 'admitted', '30.00'),
  claim('B', 'disputed', '10.00'),
  claim('C', 'rejected', '40.00'),
  claim('D', 'excluded', '0.00'),
];
const summary = { claims, method: 'pro-rata', otherUnits: [], unit: 'THB' } as unknown as Summary;

it('the shares of a claim are of claims on which something is owed', () => {
  expect(claimArithmetic(summary, 'A')).toMatchObject({
    all: '20.00',
    got: '75.00',
    isOwed: true,
    recovered: '30.00',
    share: '50.00',
  });
});

it('a claim that was rejected has no share, and its page says why', () => {
  const shown = claimArithmetic(summary, 'C');
  const text = page('restitution/claim.njk', { ...shown });
  expect(text).toContain('worked out without it');
  expect(text).not.toContain('of all recognised losses');
});
