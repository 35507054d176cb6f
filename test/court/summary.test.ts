import type { Summary, SummaryBlock } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import { summaryAt, summaryCsv } from '@seizure-ledger/service-court';
import { describe, expect, it } from 'vitest';
import { CourtCase, order } from './court-case.ts';

async function summaryNow({ caseId, ledger }: CourtCase): Promise<Summary> {
  await ledger.project();
  return summaryAt(ledger.readModel, await ledger.caseNow(caseId), undefined);
}

/** Told again from the records once the case has gone on, it is the same. */
async function expectTheSameLater(one: CourtCase, summary: Summary): Promise<void> {
  one.claim('LATER', '1.00');
  await one.ledger.project();
  const found = await one.ledger.caseNow(one.caseId);
  expect(await summaryAt(one.ledger.readModel, found, summary.position)).toEqual(summary);
}

/** What the statement says of each item that is not nothing. */
function applied({ statement }: Pick<SummaryBlock, 'statement'>): Readonly<Record<string, string>> {
  const lines = statement.applied.filter(({ amount }) => !/^[0.]+$/.test(amount));
  return Object.fromEntries(lines.map(({ amount, item }) => [item, amount]));
}

describe('a summary', () => {
  it('names the day on which who held a claim is to be paid, where the order says one', async () => {
    const one = await CourtCase.open();
    one.seize('A1', '90.00');
    one.confiscate('A1', '90.00');
    one.claim('C1', '100.00');
    one.distribute('R1', '20.00', 'THB', { recordDate: '2026-01-31' });
    one.distribute('R2', '20.00');
    const summary = await summaryNow(one);
    expect(summary.rounds.map(({ recordDate }) => recordDate)).toEqual(['2026-01-31', undefined]);
    const said = summaryCsv(summary)
      .split('\r\n')
      .filter((line) => line.includes('distribution-record-date'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("R1,,'2026-01-31,");
    await expectTheSameLater(one, summary);
  });

  it('of money in several states says where every baht is', async () => {
    const one = await CourtCase.open();
    one.seize('A1', '90.00');
    one.seize('A2', '6.50');
    one.release('A2', '1.50');
    one.accrue('A1', '0.25');
    one.loseUnderway('A1', '90.25', { quantity: '0.05', reason: 'fee' });
    one.confiscate('A1', '80.00');
    one.confiscate('A1', '2.00', 'THB', false);
    one.claim('C1', '100.00', 'THB', '40.00');
    one.claim('C2', '60.00');
    one.distribute('R1', '72.00');
    one.pay('R1', 'C1', '5.00');
    const summary = await summaryNow(one);
    expect(summary).toMatchObject({
      costs: [{ amount: '0.05', type: 'fee' }],
      method: 'pro-rata',
      opening: '0.00',
      order,
      receipts: [
        { amount: '90.25', assetId: 'A1', source: 'world' },
        { amount: '6.50', assetId: 'A2', source: 'world' },
      ],
      reserves: '0.00',
      rulesVersion: 1,
      scope: { caseId: one.caseId },
      totals: {
        allocated: '72.00',
        outstanding: '48.00',
        paid: '5.00',
        priorRecoveries: '40.00',
        receipts: '96.75',
        recognisedLoss: '160.00',
      },
      unit: 'THB',
    });
    expect(applied(summary)).toEqual({
      costs: '0.05',
      'held:confiscated': '2.00',
      'held:seized': '13.20',
      paid: '5.00',
      released: '1.50',
      undistributed: '8.00',
      unpaid: '67.00',
    });
    expect(summary.statement.total).toBe('96.75');
    await expectTheSameLater(one, summary);
  });

  it('has a block for every unit, and each distribution once', async () => {
    const one = await CourtCase.open();
    for (const [assetId, unit] of [
      ['U', 'USD'],
      ['T', 'THB'],
      ['K', 'KWD'],
    ] as const) {
      one.seize(assetId, '10', unit);
      one.confiscate(assetId, '10', unit);
    }
    one.seize('CAR', '1', 'item');
    one.claim('C-usd', '8.00', 'USD');
    one.claim('C-thb', '20.00');
    one.distribute('R1', '6.00', 'USD');
    one.distribute('R2', '10.00', 'THB');
    const summary = await summaryNow(one);
    const told = [summary, ...summary.otherUnits].map(
      ({ claims, receipts, rounds, undistributed, unit }) => ({
        claims: claims.map(({ allocated, claimId }) => `${claimId} ${allocated}`),
        received: receipts.map(({ amount }) => amount),
        rounds: rounds.map(({ fund, restitutionId }) => `${restitutionId} ${fund}`),
        undistributed: undistributed.amount,
        unit,
      }),
    );
    expect(told).toEqual([
      {
        claims: ['C-thb 10.00'],
        received: ['10.00'],
        rounds: ['R2 10.00'],
        undistributed: '0.00',
        unit: 'THB',
      },
      { claims: [], received: ['10.000'], rounds: [], undistributed: '10.000', unit: 'KWD' },
      {
        claims: ['C-usd 6.00'],
        received: ['10.00'],
        rounds: ['R1 6.00'],
        undistributed: '4.00',
        unit: 'USD',
      },
      { claims: [], received: ['1'], rounds: [], undistributed: '0', unit: 'item' },
    ]);
    await expectTheSameLater(one, summary);
  });

  it('keeps what a thief took apart from what it cost', async () => {
    const one = await CourtCase.open();
    one.seize('A1', '10.00');
    one.loseUnderway('A1', '10.00', { quantity: '3.00', reason: 'stolen' });
    const summary = await summaryNow(one);
    expect(summary.costs).toEqual([]);
    expect(applied(summary)).toEqual({ 'held:seized': '7.00', lost: '3.00' });
    await expectTheSameLater(one, summary);
  });

  it('keeps no credit of a return in kind that was taken back, but that of the one in its place', async () => {
    const one = await CourtCase.open();
    one.seize('V1', '1', 'item');
    one.claim('C1', '900.00');
    one.claim('C2', '900.00');
    const returned = { assetId: 'V1', quantity: '1', receipt: 'R-1', unit: 'item' };
    const credit = { quantity: '400.00', unit: 'THB' };
    one.correct(one.returnInKind('V1', 'C1', '500.00'), {
      act: 'returns-in-kind',
      body: { ...returned, claimId: 'C2', credit },
    });
    const summary = await summaryNow(one);
    expect(summary.claims.map(({ creditInKind }) => creditInKind)).toEqual(['0.00', '400.00']);
    await expectTheSameLater(one, summary);
  });

  it('before any distribution shows the claims and what is held', async () => {
    const one = await CourtCase.open();
    expect(await summaryNow(one)).toMatchObject({ claims: [], otherUnits: [], receipts: [], unit: null });
    one.seize('A1', '100.00', 'USD');
    one.claim('C1', '30.00', 'THB');
    const summary = await summaryNow(one);
    expect(summary).toMatchObject({
      claims: [{ allocated: '0.00', claimId: 'C1', outstanding: '30.00' }],
      method: null,
      order: null,
      rounds: [],
      rulesVersion: null,
      unit: 'THB',
    });
    expect(summary.otherUnits.map((block) => [block.unit, applied(block)])).toEqual([
      ['USD', { 'held:seized': '100.00' }],
    ]);
  });

  it('of a position before the case was opened is not found, and of another partition not asked for rightly', async () => {
    const one = await CourtCase.open();
    await one.ledger.project();
    const later = await one.ledger.caseNow(one.caseId);
    const ask = (at: string, position = later.position) =>
      summaryAt(one.ledger.readModel, { ...later, position }, at);
    await expect(ask('0:0', '0:1')).resolves.toMatchObject({ position: '0:0' });
    await expect(ask('1:0')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(ask('1:7,0:0')).resolves.toMatchObject({ position: '0:0' });
    const other = { ...later, caseId: 'C-9', position: '0:5' };
    await expect(summaryAt(one.ledger.readModel, other, '0:0')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a summary of a case that goes on while it is read', () => {
  it.each([
    ['once', 1],
    ['without pause', 99],
  ])('%s is never of two positions', async (_, times) => {
    const one = await CourtCase.open();
    one.seize('A1', '10.00');
    one.claim('C1', '5.00');
    await one.ledger.project();
    const { readModel } = one.ledger;
    let left = times;
    const restless = {
      find: async (...[collection, query]: Parameters<ReadModel['find']>) => {
        if (collection === 'flows' && left > 0) {
          left -= 1;
          one.accrue('A1', '0.01');
          await one.ledger.project();
        }
        return readModel.find(collection, query);
      },
      get: readModel.get.bind(readModel),
      // only these two are asked
    } as ReadModel;
    const found = await one.ledger.caseNow(one.caseId);
    const summary = await summaryAt(restless, found, undefined);
    expect(summary.position === found.position).toBe(times > 1);
    expect(summary.totals.receipts).toBe(times > 1 ? '10.00' : '10.01');
    const head = await one.ledger.caseNow(one.caseId);
    expect(await summaryAt(readModel, head, summary.position)).toEqual(summary);
  });
});

describe('what stays undistributed', () => {
  const reasonOf = async (one: CourtCase) => (await summaryNow(one)).undistributed;

  it('says why, step by step', async () => {
    const one = await CourtCase.open();
    one.seize('A1', '100.00');
    expect(await reasonOf(one)).toEqual({
      amount: '0.00',
      reason:
        'Nothing that is owned is left to distribute. Besides, 100.00 THB is held, not owned, and no part of this.',
      reasons: [{ code: 'nothing-left' }, { amount: '100.00', code: 'held-besides', unit: 'THB' }],
    });
    one.confiscate('A1', '30.00', 'THB', false);
    one.confiscate('A1', '70.00');
    expect(await reasonOf(one)).toEqual({
      amount: '70.00',
      reason:
        'No claim is admitted in this unit. Besides, 30.00 THB is confiscated but not yet final, and not owned before it is.',
      reasons: [{ code: 'no-claim' }, { amount: '30.00', code: 'not-final-besides', unit: 'THB' }],
    });
    one.claim('C1', '40.00');
    expect((await reasonOf(one)).reason).toMatch('Nothing was distributed yet.');
    one.distribute('R1', '15.00');
    expect((await reasonOf(one)).reason).toMatch('Not in the fund of the last distribution');
    one.claim('C2', '10.00');
    one.distribute('R2', '50.00', 'THB', { claims: ['C1'] });
    expect(await reasonOf(one)).toMatchObject({
      amount: '30.00',
      reason: expect.stringMatching('Surplus over the claims in the last distribution'),
    });
    one.distribute('R3', 'all');
    expect(await reasonOf(one)).toMatchObject({
      amount: '20.00',
      reason: expect.stringMatching('Surplus over all claims: each is allocated in full.'),
    });
  });
});

describe('as a table', () => {
  it('has the same columns in every line, and nothing that a spreadsheet would change', async () => {
    const one = await CourtCase.open();
    one.seize('1E5', '1234567890123456.78');
    one.claim('0012', '30.00');
    const summary = await summaryNow(one);
    const csv = summaryCsv(summary);
    expect(csv.startsWith('\uFEFFunit,row,claimId,person,')).toBe(true);
    const lines = csv.slice(1).split('\r\n');
    expect(lines.at(-1)).toBe('');
    const named = `'${summary.position},${summary.hash}`;
    expect(lines).toContain(
      `THB,claim,'0012,P-0012,30.00,0.00,0.00,0.00,0.00,0.00,30.00,0.00,0.00,admitted,,,,${named}`,
    );
    expect(lines).toContain(`THB,receipt:world,,,,,,,,,,,,,'1E5,'1234567890123456.78,,${named}`);
    expect(lines).toContain(`THB,applied,,,,,,,,,,,,,held:seized,'1234567890123456.78,,${named}`);
    const { undistributed } = summary;
    expect(lines).toContain(`THB,undistributed,,,,,,,,,,,,,,0.00,"${undistributed.reason}",${named}`);
  });
});
