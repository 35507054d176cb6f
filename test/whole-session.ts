import { expect, vi } from 'vitest';
import {
  claim,
  effectiveAt,
  freeze,
  million,
  opening,
  order,
  payment,
  release,
  restitution,
} from './bodies.ts';
import type { People } from './people.ts';
import type { HttpAnswer, Person } from './person.ts';

/**
 * Every act that there is, but those on identities, each done at least once, in one case; and a second case that shares
 * an account with it.
 */
export async function performWholeSession(people: People, caseId: string): Promise<void> {
  const path = `/cases/${caseId}`;
  const { court, cus, inv, p1, p2 } = people;

  const asset = { ...freeze.asset, interest: '1/2', location: 'Mae Sot', owner: 'P-1' };
  await done(inv.post('/cases', 'open', { ...opening, caseId, note: 'On a tip', offence: 'fraud' }));
  await done(inv.post(`${path}/orders`, 'order', valueOrder));
  await done(inv.post(`${path}/freezes`, 'freeze', { ...freeze, asset }));
  await done(inv.post(`${path}/freezes`, 'freeze-2', { ...freeze, assetId: 'A2', quantity: 'unknown' }));
  await done(inv.post(`${path}/extensions`, 'extend', extension));
  await done(inv.post(`${path}/valuations`, 'value', valuation));
  await done(inv.post(`${path}/seizures`, 'seize', { ...million, custodian: 'AMLO' }));
  await done(inv.post(`${path}/accruals`, 'accrue', { ...lot('0.50'), reason: 'interest' }));

  const transfer = { ...million, from: 'AMLO', to: 'Treasury' };
  await done(inv.post(`${path}/transfers`, 'T1', transfer));
  await done(cus.post(`${path}/transfers/T1/refusal`, 'refuse', { reason: 'The seal is broken' }));
  await done(inv.post(`${path}/transfers`, 'T2', transfer));
  await done(inv.post(`${path}/transfers/T2/cancellation`, 'cancel', { reason: 'Wrong depot' }));
  await done(inv.post(`${path}/transfers`, 'T3', transfer));
  const received = { condition: 'Seal unbroken', effectiveAt, received: '1000000.00' };
  await done(cus.post(`${path}/transfers/T3/confirmation`, 'confirm', received));

  const taken = { ...lot('600000.00'), custodian: 'Treasury', order };
  await done(p1.post(`${path}/confiscations`, 'confiscate', { ...taken, final: false }));
  await done(p1.post(`${path}/finality`, 'finalise', { ...taken, decidedAt: '2025-12-17' }));
  const admitted = await done(p1.post(`${path}/claims`, 'claim', claim));
  const seen = `atLeast=${admitted.body['position']}`;
  const tried = await done(p1.post(`${path}/restitutions?preview=true&${seen}`, 'preview', restitution));
  expect(tried.body).toMatchObject({ lines: [{ claimId: 'C1' }], undistributed: '0.00' });
  await approve(
    court,
    await done(p1.post(`${path}/restitutions`, 'distribute', restitution)),
    'distribute-approved',
  );
  await approve(p2, await done(p1.post(`${path}/restitutions/R1/payments`, 'pay', payment)), 'pay-approved');

  await done(p1.post(`${path}/restitutions/R1/payments/pay/returns`, 'pay-returned', { reason: 'Closed' }));
  const voided = { amount: '1.00', claimId: 'C1', order, reason: 'Not cashed' };
  await approve(court, await done(p1.post(`${path}/restitutions/R1/voids`, 'void', voided)), 'void-approved');
  const amendment = { grossLoss: '600001.00', reason: 'Counted again' };
  await done(p1.send('patch', `${path}/claims/C1`, 'amend', amendment));
  const again = { ...restitution, fund: '0.50', reserve: { quantity: '0.50' }, restitutionId: 'R2' };
  await approve(court, await done(p1.post(`${path}/restitutions`, 'distribute-2', again)), 'R2-approved');
  const reserved = { quantity: '0.50', toClaim: 'C1' };
  const unreserve = await done(p1.post(`${path}/restitutions/R2/reserve-releases`, 'unreserve', reserved));
  await approve(p2, unreserve, 'unreserve-approved');
  const ring = { assetId: 'V2', quantity: '1', unit: 'item' };
  const jewel = { ...ring, asset: { description: 'Ring', kind: 'jewellery' }, custodian: 'Treasury', order };
  await done(inv.post(`${path}/seizures`, 'seize-ring', jewel));
  const inKind = { ...ring, claimId: 'C1', receipt: 'R-7' };
  const kind = await done(p1.post(`${path}/returns-in-kind`, 'in-kind', inKind));
  await approve(p2, kind, 'in-kind-approved');
  await performProceeds(people, caseId);

  const some = { ...release, custodian: 'Treasury', quantity: '1.00' };
  const rejected = await done(p1.post(`${path}/releases`, 'release-1', some));
  const { proposalHash } = rejected.body;
  await done(p2.post(`${path}/rejections`, 'reject', { proposalHash, reason: 'Another account' }));
  const withdrawn = await done(p1.post(`${path}/releases`, 'release-2', some));
  await done(p1.post(`${path}/withdrawals`, 'withdraw', { proposalHash: withdrawn.body['proposalHash'] }));
  const released = await done(p1.post(`${path}/releases`, 'release-3', some));
  const proposals = [{ caseId, proposalHash: released.body['proposalHash'] }];
  await done(p2.post('/approvals', 'release-approved', { proposals }));
  // it waits
  await done(p1.post(`${path}/releases`, 'release-4', some));

  await performPassages(people, caseId);
  const policy = { agencies: ['AMLO'], paymentThreshold: { quantity: '0.01', unit: 'THB' } };
  await done(people.admin.post('/policies', 'policy', policy));
  await done(people.admin2.post('/policies/approvals', 'policy-approved', { policyId: 'policy' }));
  const other = `${caseId}-B`;
  const line = { act: 'freezes', body: freeze, caseId: other, id: 'freeze' };
  await p1.batch([
    line,
    { ...line, id: 'again' },
    { act: 'releases', body: { ...release, custodian: 'Bank B' }, caseId: other, id: 'release' },
    { ...line, act: 'thefts' },
    '{',
  ]);
  await done(p1.post('/cases', 'open-c', { ...opening, caseId: `${caseId}-C` }));
  await done(
    p1.post(`/cases/${caseId}-C/access`, 'share-case', { agency: 'XX-FAR', until: '2027-01-01T00:00:00Z' }),
  );
  await done(p1.post(`/cases/${caseId}-C/closure`, 'close', { reason: 'Opened twice' }));
  await done(p1.post(`/cases/${caseId}-C/reopening`, 'reopen', { order, reason: 'Not twice' }));

  async function approve(who: Person, proposed: HttpAnswer, key: string): Promise<void> {
    await done(who.post(`${path}/approvals`, key, { proposalHashes: [proposed.body['proposalHash']] }));
  }
}

/** Some of an account goes to a second case, which has it; and some to a case that there is not, which comes back. */
async function performPassages({ auditor, p1, p2 }: People, caseId: string): Promise<void> {
  const other = `${caseId}-B`;
  await done(p1.post('/cases', 'open', { ...opening, caseId: other }));
  const some = { ...lot('5.00'), account: 'held:seized', custodian: 'Treasury', order };
  for (const toCase of [other, `${caseId}-Z`]) {
    const proposed = await done(
      p1.post(`/cases/${caseId}/transfers`, `to-${toCase}`, { ...some, toAssetId: 'B1', toCase }),
    );
    const proposalHashes = [proposed.body['proposalHash']];
    await done(p2.post(`/cases/${caseId}/approvals`, `to-${toCase}-approved`, { proposalHashes }));
    const end = toCase === other ? 'delivered' : 'returned UNKNOWN_CASE';
    // not `expect.poll`, which is for tests: a session is played before them too
    await vi.waitFor(
      async () => expect(await passageOf(auditor, caseId, `to-${toCase}`)).toMatch(end),
      30_000,
    );
  }
}

/** What became of a transfer to another case. */
async function passageOf(who: Person, caseId: string, transferId: string): Promise<string> {
  const { body } = await who.get(`/cases/${caseId}/custody?limit=1000`);
  const all = (body['custody'] ?? []) as readonly Readonly<Record<string, string>>[];
  const found = all.find((one) => one['transferId'] === transferId);
  return [found?.['state'], found?.['refusal']].filter(Boolean).join(' ');
}

/** A car and some money confiscated, sold, converted, spent, shared, handed over; and one confiscation reversed. */
async function performProceeds({ inv, p1, p2 }: People, caseId: string): Promise<void> {
  const path = `/cases/${caseId}`;
  const car = { assetId: 'V1', quantity: '1', unit: 'item' };
  const asset = { description: 'Car', kind: 'vehicle' };
  const keeper = { custodian: 'Depot', order };
  await done(inv.post(`${path}/seizures`, 'seize-car', { ...car, ...keeper, asset }));
  const cash = { assetId: 'A3', quantity: '9000.00', unit: 'THB' };
  await done(
    inv.post(`${path}/seizures`, 'seize-cash', { ...cash, ...keeper, asset: { ...asset, kind: 'cash' } }),
  );
  for (const taken of [car, cash])
    await done(p1.post(`${path}/confiscations`, `take-${taken.assetId}`, { ...taken, final: true, order }));

  await agreed('realisations', { ...sale, ...car });
  const dollars = { quantity: '30.30', unit: 'USD' };
  const rate = { rate: '0.0303', rateAt: effectiveAt, source: 'Bank of Thailand' };
  await agreed('conversions', { ...cash, ...rate, quantity: '1000.00', to: dollars });
  const cost = { invoice: 'INV-17', quantity: '310.00', type: 'storage', unit: 'THB' };
  await agreed('costs', { ...cost, assetId: 'A3', paidBy: 'property' });
  await done(inv.post(`${path}/costs`, 'cost-of-state', { ...cost, paidBy: 'state' }));
  const receipt = { custodian: 'Treasury', payer: 'P-1', unit: 'THB' };
  const payment = { ...receipt, basis: 'value-order', orderId: 'O-1', quantity: '2.00' };
  await done(p1.post(`${path}/receipts-in`, 'receive', payment));
  await agreed('shares', { agreement: 'MLA 3', partner: 'KH', quantity: '500.00', unit: 'THB' });
  await agreed('remittances', { ...cash, purpose: 'treasury', quantity: '90.00', reference: 'TR-9' });
  await agreed('write-offs', { ...cash, quantity: '10.00', reason: 'count-difference', reference: 'R-4' });
  const wrong = await done(
    inv.post(`${path}/accruals`, 'wrong', { ...cash, quantity: '500.00', reason: 'interest' }),
  );
  const [entry] = wrong.body['facts'] as readonly { readonly sequence: number }[];
  const right = { act: 'accruals', body: { ...cash, quantity: '5.00', reason: 'interest' } };
  const correction = { foundBy: 'Audit', reason: 'A decimal point off', sequence: entry?.sequence };
  await agreed('corrections', { ...correction, replacement: right });
  const appeal = { ...order, reference: 'Appeal 9' };
  await agreed('reversals', { ...cash, appeal, order, quantity: '1000.00' });

  async function agreed(act: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const proposed = await done(p1.post(`${path}/${act}`, act, body));
    const proposalHashes = [proposed.body['proposalHash']];
    await done(p2.post(`${path}/approvals`, `${act}-approved`, { proposalHashes }));
  }
}

const sale = {
  buyerReference: 'Auction 12, lot 3',
  costs: [{ quantity: '12000.00', reference: 'A-12', type: 'auction' }],
  gross: '450000.00',
  liens: [{ holder: 'Bank K', quantity: '90000.00', reference: 'Lease 77' }],
  proceedsUnit: 'THB',
};
const lot = (quantity: string) => ({ assetId: 'A1', quantity, unit: 'THB' });
const valueOrder = {
  against: 'P-1',
  authority: 'Criminal Court',
  date: '2025-12-17',
  kind: 'value',
  orderId: 'O-1',
  reference: 'Kor 1/2568',
  sum: '5.00',
  unit: 'THB',
};
const extension = {
  assetId: 'A1',
  expiresAt: '2028-01-01T00:00:00Z',
  order: { ...order, reference: 'Kor 13/2568' },
};
const valuation = {
  assetId: 'A1',
  date: '2025-12-18',
  method: 'market',
  value: { quantity: '1.00', unit: 'THB' },
  valuer: 'Treasury valuers',
};

async function done(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  expect(answer.status, answer.text).toBeLessThan(300);
  expect(answer.text).not.toContain('"refused"');
  return answer;
}
