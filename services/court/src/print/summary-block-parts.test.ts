import { expect, it } from 'vitest';
import { blockParts, type PrintedBlock } from './summary-block-parts.ts';

const bitcoin = '4H95J0R2X';
const nothing = '0.00000000';
const block: PrintedBlock = {
  claims: [],
  costs: [],
  method: null,
  opening: nothing,
  paidBesides: [],
  receipts: [],
  reserves: nothing,
  rounds: [],
  rulesVersion: null,
  statement: { applied: [], received: [], total: nothing },
  totals: {
    allocated: nothing,
    costs: nothing,
    creditInKind: nothing,
    outstanding: nothing,
    paid: nothing,
    priorRecoveries: nothing,
    receipts: nothing,
    receivable: nothing,
    recognisedLoss: nothing,
    reserved: nothing,
    returned: nothing,
  },
  undistributed: {
    amount: nothing,
    reason: '',
    reasons: [{ amount: '0.50000000', code: 'held-besides', unit: bitcoin }],
  },
  unit: bitcoin,
};

it('paper names a unit as people do, and its code once', () => {
  for (const language of ['en', 'th'] as const) {
    const text = JSON.stringify(blockParts(block, language));
    expect(text.split(bitcoin)).toHaveLength(2);
    expect(text).toContain('0.50000000 BTC');
    expect(JSON.stringify(blockParts({ ...block, unit: 'THB' }, language))).not.toContain(bitcoin);
  }
});
