import { canonicalJson } from '@seizure-ledger/evidence';
import { summaryAt } from '@seizure-ledger/service-court';
import { expect, it } from 'vitest';
import { CourtCase } from './court-case.ts';

const claims = 1_201;

it('a distribution of many facts is in the summary when its last one is, and before that nothing of it', async () => {
  const one = await CourtCase.open();
  one.seize('A1', '600.60');
  one.confiscate('A1', '600.60');
  for (let n = 0; n < claims; n += 1) one.claim(`C${String(n).padStart(4, '0')}`, '1.00');
  one.distribute('R1', 'all');
  one.pay('R1', 'C0000', '0.50');
  // so few facts at a time that pieces of the outcome fall into several transactions
  await one.ledger.project(2);

  const { readModel } = one.ledger;
  const found = await one.ledger.caseNow(one.caseId);
  const now = await summaryAt(readModel, found, undefined);
  expect(now.totals).toMatchObject({ allocated: '600.60', outstanding: '600.40', paid: '0.50' });
  expect(now.claims.filter(({ allocated }) => allocated === '0.50')).toHaveLength(1_191);
  expect(now.rounds).toMatchObject([{ allocated: '600.60', fund: '600.60', undistributed: '0.00' }]);
  const line = await readModel.get('lines', `${one.caseId}|R1|C0000`);
  expect(line).toMatchObject({ amount: '0.51', paid: '0.50' });

  const closing = Number(now.rounds[0]?.position.split(':')[1]);
  const during = await summaryAt(readModel, found, `0:${closing - 1}`);
  const before = await summaryAt(readModel, found, `0:${closing - 5}`);
  expect(during.totals).toEqual(before.totals);
  expect(during.rounds).toEqual([]);
  // told again from the records, it is the same to the byte
  const after = await summaryAt(readModel, found, `0:${closing}`);
  one.seize('A2', '1.00');
  await one.ledger.project();
  const later = await summaryAt(readModel, await one.ledger.caseNow(one.caseId), now.position);
  expect(canonicalJson(later)).toBe(canonicalJson(now));
  expect(after.totals.allocated).toBe('600.60');
});
