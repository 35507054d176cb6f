import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../import/answers.ts';
import { LedgerForTests } from '../import/ledger.fixture.ts';
import { readRegisterFile } from '../import/register-file.ts';
import { actsOf } from '../import/sent-act.ts';
import { Tally } from '../import/tally.ts';
import { openMapping } from './open-mapping.ts';
import type { RegisterRow, RowPlan } from './plan.ts';

const mappingFile = new URL('../../mappings/cook-county-forfeitures.mapping.json', import.meta.url);
const register = openMapping(JSON.parse(readFileSync(mappingFile, 'utf8')));
const source = { agency: 'CCSAO', now: new Date('2026-11-24T00:00:00Z'), sha256: 'a'.repeat(64) };

const empty = Object.fromEntries(register.columns.map((column) => [column, '']));
const money = {
  ...empty,
  row: '2',
  InventNumb: '12179595',
  InvItemNumb: '1',
  CaseNumb: '14COFO-001771',
  SeizeDate: '2014-05-23',
  Descr: 'U.S.C.',
  EstValue: '205',
};
const car = { ...money, Descr: '2000 Volvo S40', EstValue: '1441' };

const planAll = (rows: readonly RegisterRow[]): readonly RowPlan[] => [...register.plan(rows, source)];

/** Plans a register of one row. */
function plan(row: RegisterRow): RowPlan {
  const [only] = planAll([row]);
  if (only === undefined) throw new Error('a row has a plan');
  return only;
}

const later = (row: RegisterRow) =>
  plan(row).acts.filter(({ stage }) => !['case', 'seizure'].includes(stage));
const said = (row: RegisterRow) =>
  later(row).map(({ stage, body }) => `${stage} ${JSON.stringify(body['quantity']).slice(1, -1)}`);
const refused = (row: RegisterRow) => plan(row).refused.map(({ stage, code }) => `${stage} ${code}`);
const kinds = (row: RegisterRow) => plan(row).listed.map(({ kind }) => kind);

describe('ids and cases', () => {
  test('the first row of a case opens it, at noon of the earliest seizure among its rows', () => {
    const [first, second] = planAll([
      money,
      { ...money, row: '3', InvItemNumb: '2', SeizeDate: '2014-01-05' },
    ]);
    expect(first?.acts[0]).toEqual({
      act: 'cases',
      stage: 'case',
      id: 'cook:2:case',
      body: {
        caseId: '14COFO-001771',
        title: '14COFO-001771',
        jurisdiction: 'US-IL',
        agency: 'CCSAO',
        timeZone: 'America/Chicago',
        openedAt: '2014-01-05T18:00:00Z',
        imported: { sha256: source.sha256, row: 2 },
      },
    });
    expect(second?.acts.map(({ id }) => id)).toEqual(['cook:3:seizure']);
  });

  test('a seizure says where it comes from, and noon is an hour earlier in summer', () => {
    expect(plan({ ...money, PolRptHash: 'rpt:1', VinHash: 'vin:1' }).acts[1]).toEqual({
      act: 'seizures',
      stage: 'seizure',
      id: 'cook:2:seizure',
      body: {
        assetId: '12179595.1',
        asset: {
          kind: 'cash',
          description: 'U.S.C.',
          identifiers: [
            { type: 'inventory-number', value: '12179595' },
            { type: 'item-number', value: '12179595 / 1' },
            { type: 'case-number', value: '14COFO-001771' },
            { type: 'report-hash', value: 'rpt:1' },
            { type: 'vin-hash', value: 'vin:1' },
          ],
        },
        unit: 'USD',
        quantity: '205',
        custodian: 'Cook County',
        urgency: { legalBasis: '725 ILCS 150' },
        effectiveAt: '2014-05-23T17:00:00Z',
        imported: { sha256: source.sha256, row: 2 },
      },
    });
  });

  test.each(['', '`'])(
    'without a case number (%j) the property is held under its inventory number',
    (CaseNumb) => {
      const held = plan({
        ...money,
        CaseNumb,
        InventNumb: '13 22313',
        ForfValue: '205',
        ForfDate: '2014-08-25',
      });
      expect(held.caseId).toBe('HOLD-13_22313');
      expect(held.acts.at(-1)?.body['order']).toMatchObject({ reference: '13 22313' });
    },
  );

  test('numbers that become the same id stay two assets, and both are listed', () => {
    const [first, second] = planAll([
      { ...money, row: '5586', InventNumb: '13 22313' },
      { ...money, row: '6450', InventNumb: '13/22313' },
    ]);
    expect(first?.acts[1]?.body['assetId']).toBe('13_22313.1');
    expect(second?.acts[0]?.body['assetId']).toBe('13_22313.1.r6450');
    expect(first?.listed.map(({ text }) => text)).toEqual([
      'asset id 13_22313.1 is also that of row 6450',
      'inventory number 13 22313 is also written 13/22313',
    ]);
    expect(second?.listed).toHaveLength(2);
  });

  test('a case written in two ways, and an inventory number under two cases, are listed', () => {
    const [, second] = planAll([
      { ...money, CaseNumb: '14COFO-002507' },
      { ...money, row: '3', CaseNumb: '14cofo-002507' },
    ]);
    expect(second?.listed.map(({ text }) => text)).toEqual([
      'case 14cofo-002507 is also written 14COFO-002507',
      'inventory number 12179595 also stands under case number 14COFO-002507',
    ]);
  });
});

describe('what was seized', () => {
  test('money without an amount is refused here, money of zero by the ledger, and nothing follows either', () => {
    const forfeited = { ...money, ForfValue: '205', ForfDate: '2014-08-25', Findings: 'rel 5' };
    expect(refused({ ...forfeited, EstValue: '' })).toEqual(['seizure MISSING_AMOUNT']);
    expect(plan({ ...forfeited, EstValue: '0' }).acts.map(({ stage }) => stage)).toEqual(['case', 'seizure']);
  });

  test('a seizure that lies ahead is sent, listed, and nothing follows it', () => {
    const ahead = {
      ...money,
      SeizeDate: '2029-01-12',
      ForfDate: '1999-10-29',
      ForfValue: '205',
      Findings: 'REL $5.00',
    };
    expect(plan(ahead).acts.map(({ stage }) => stage)).toEqual(['case', 'seizure']);
    expect(kinds(ahead)).toEqual(['date']);
    expect(refused(ahead)).toEqual([]);
  });

  test('a seizure without a date that can be read is refused', () => {
    expect(refused({ ...money, SeizeDate: '' })).toEqual(['seizure MISSING_DATE']);
    expect(refused({ ...money, SeizeDate: '2014-02-30' })).toEqual(['seizure BAD_DATE']);
  });

  test('a thing is one item; its estimate and its forfeiture value are valuations', () => {
    const acts = plan({ ...car, ForfValue: '900', ForfDate: '2014-08-25' }).acts.slice(1);
    expect(acts.map(({ id, body }) => [id, body['unit'] ?? body['value'], body['method']])).toEqual([
      ['cook:2:seizure', 'item', undefined],
      ['cook:2:valuation', { unit: 'USD', quantity: '1441' }, 'estimate'],
      ['cook:2:valuation-forfeiture', { unit: 'USD', quantity: '900' }, 'forfeiture value'],
    ]);
    expect(acts[0]?.body['asset']).toMatchObject({ kind: 'vehicle' });
    expect(later({ ...car, Descr: '', EstValue: '' })).toEqual([]);
    expect(plan({ ...car, Descr: '' }).acts[1]?.body['asset']).toMatchObject({
      kind: 'other',
      description: '(no description)',
    });
  });
});

describe('money that was forfeited', () => {
  const forfeited = { ...money, EstValue: '2023', ForfDate: '2014-07-25', ForfValue: '1349' };

  test('is confiscated, finally, by an order of that day', () => {
    expect(later({ ...forfeited, Findings: 'ftot adm' })).toEqual([
      {
        act: 'confiscations',
        stage: 'confiscation',
        id: 'cook:2:confiscation',
        body: {
          assetId: '12179595.1',
          unit: 'USD',
          quantity: '1349',
          final: true,
          order: {
            authority: "Cook County State's Attorney",
            reference: '14COFO-001771',
            date: '2014-07-25',
          },
          effectiveAt: '2014-07-25T17:00:00Z',
          imported: { sha256: source.sha256, row: 2 },
        },
      },
    ]);
  });

  test('a release stated beside it is made when the two add up; zeros at its end are dropped (row 4946)', () => {
    const split = { ...forfeited, Findings: 'C1 FTOT $1,349.00 REL $674.000' };
    expect(said(split)).toEqual(['confiscation 1349', 'release 674']);
    expect(later(split)[1]?.body).toMatchObject({
      basis: 'order',
      recipient: 'owner-of-record',
      effectiveAt: '2014-07-25T17:00:00Z',
      order: { date: '2014-07-25' },
      dateInferred: true,
    });
  });

  test('a release that does not add up is a contradiction: listed, and not made', () => {
    const split = { ...forfeited, Findings: 'REL $600' };
    expect(said(split)).toEqual(['confiscation 1349']);
    expect(refused(split)).toEqual(['release CONTRADICTION']);
    expect(kinds(split)).toEqual(['contradiction']);
  });

  test('too many digits are sent as written, and no release beside them (row 7150)', () => {
    const row = {
      ...forfeited,
      EstValue: '2197',
      ForfValue: '1647.001',
      Findings: 'C1 FTOT $1,647.00 REL $550.00',
    };
    expect(said(row)).toEqual(['confiscation 1647.001']);
    expect(refused(row)).toEqual(['release CONTRADICTION']);
  });

  test('more than was seized, before the seizure and far ahead are sent for the ledger to refuse', () => {
    expect(said({ ...forfeited, ForfValue: '2023.01' })).toEqual(['confiscation 2023.01']);
    expect(said({ ...forfeited, ForfDate: '2014-05-22', Findings: 'rel 674' })).toEqual([
      'confiscation 1349',
    ]);
    expect(said({ ...forfeited, ForfDate: '2814-04-28', Findings: 'rel 674' })).toEqual([
      'confiscation 1349',
    ]);
  });

  test('rescinded, or without a date, it is refused here; with several reasons the first one counts', () => {
    expect(refused({ ...forfeited, Findings: 'rel and resind' })).toEqual(['confiscation CONTRADICTION']);
    expect(refused({ ...forfeited, ForfDate: '' })).toEqual(['confiscation MISSING_DATE']);
    expect(refused({ ...forfeited, ForfDate: '00:00:00' })).toEqual(['confiscation BAD_DATE']);
    expect(refused({ ...forfeited, ForfDate: '', ForfValue: '3000' })).toEqual([
      'confiscation INSUFFICIENT_HELD',
    ]);
    expect(said({ ...forfeited, ForfValue: '3312', Findings: 'Rescind and Release' })).toEqual([
      'confiscation 3312',
    ]);
  });
});

describe('money that was not forfeited', () => {
  test.each([
    ['rel', ['release 205']],
    ['Release 5-5-14', ['release 205']],
    ['REL $1,82.50', ['release 182.5']],
    ['rel 00 00', []],
    ['rel 205.01', ['release 205.01']],
    ['ftot and rel', []],
    ['REL 100; FTOT 105', ['release 100']],
    ['DECLINED', []],
    ['unrelated', []],
  ])('%j means %j', (Findings, acts) => {
    expect(said({ ...money, Findings })).toEqual(acts);
  });

  test('a forfeiture without an amount changes nothing and is listed', () => {
    expect(said({ ...money, Findings: 'ftot adm' })).toEqual([]);
    expect(kinds({ ...money, Findings: 'ftot adm' })).toEqual(['amount']);
  });

  test('a release is dated by the note, and sent though that is before the seizure (row 4182)', () => {
    const row = { ...money, SeizeDate: '2013-02-21', Findings: 'Release 1-11-13', ForfDate: '2013-03-01' };
    expect(later(row)[0]?.body).toMatchObject({
      effectiveAt: '2013-01-11T18:00:00Z',
      order: { date: '2013-01-11' },
    });
    expect(later(row)[0]?.body).not.toHaveProperty('dateInferred');
    expect(kinds(row)).toEqual(['date']);
  });

  test('a note whose date no calendar has leaves the release to the seizure, marked as inferred', () => {
    const [release] = later({ ...money, Findings: 'rel 31/31/14' });
    expect(release?.body).toMatchObject({ effectiveAt: '2014-05-23T17:00:00Z', dateInferred: true });
  });
});

describe('things', () => {
  const thing = { ...car, EstValue: '', ForfDate: '2014-08-25' };

  test.each([
    ['EXPARTE FTOT NO BOND', ['confiscation 1']],
    ['rel', ['release 1']],
    ['rescind and release', ['release 1']],
    ['DECLINED', []],
  ])('%j means %j', (Findings, acts) => {
    expect(said({ ...thing, Findings })).toEqual(acts);
    expect(kinds({ ...thing, Findings })).toEqual([]);
  });

  test.each(['ftot, released', 'ftot rescinded', 'recission-neg. lab', 'ftot rel resc'])(
    '%j is a contradiction: the thing stays held',
    (Findings) => {
      expect(said({ ...thing, Findings })).toEqual([]);
      expect(refused({ ...thing, Findings })).toEqual(['confiscation CONTRADICTION']);
      expect(kinds({ ...thing, Findings })).toEqual(['contradiction']);
    },
  );

  test('forfeited without a date it stays held, and says why', () => {
    expect(refused({ ...thing, Findings: 'ftot', ForfDate: '' })).toEqual(['confiscation MISSING_DATE']);
    expect(refused({ ...thing, Findings: 'ftot', ForfDate: '00:00:00' })).toEqual(['confiscation BAD_DATE']);
  });
});

const dataDir = process.env['SEIZURE_DATA_DIR'];

describe.skipIf(dataDir === undefined)(
  `the whole register${dataDir ? '' : ' (skipped: SEIZURE_DATA_DIR is not set)'}`,
  () => {
    test('gives to the cent what an independent count of the same rules gives', async () => {
      const file = join(dataDir ?? '', 'cook-county-forfeitures.csv');
      const { rows, sha256 } = await readRegisterFile(file, register.columns);
      const plans = planAll(rows);
      const tally = new Tally(plans);
      const ledger = new LedgerForTests(source.now);
      for (const act of actsOf(plans)) tally.take(act, readAnswer(ledger.decide(act)).answer);
      for (const { act, proposalHash } of tally.proposed)
        tally.take(act, readAnswer(ledger.approve(act.caseId, proposalHash, `${act.id}:ok`)).answer);

      const result = tally.result(sha256);
      expect(result.units).toEqual({
        USD: {
          read: '64978447.60',
          seizureRefused: '5658.00',
          held: '13797183.59',
          confiscated: '46798952.21',
          released: '4376653.80',
        },
        item: { read: '6984', seizureRefused: '1', held: '1419', confiscated: '4745', released: '819' },
      });
      expect(result.refusals).toEqual({
        seizure: { EFFECTIVE_IN_FUTURE: 11, MISSING_AMOUNT: 26, ZERO_QUANTITY: 1 },
        confiscation: {
          CONTRADICTION: 2 + 31,
          EFFECTIVE_BEFORE_TAKING: 50 + 17,
          EFFECTIVE_IN_FUTURE: 1,
          INSUFFICIENT_HELD: 7,
          MISSING_DATE: 3 + 12,
          PRECISION_EXCEEDED: 1,
        },
        release: { CONTRADICTION: 57, EFFECTIVE_BEFORE_TAKING: 1 + 4, INSUFFICIENT_HELD: 1 },
      });
      const things = new Set(plans.filter(({ taken }) => taken?.unit === 'item').map(({ row }) => row));
      const laterRefused = tally.refused.filter(({ row, stage }) => things.has(row) && stage !== 'seizure');
      const contradictions = tally.listed.filter(({ kind }) => kind === 'contradiction');
      expect(laterRefused.filter(({ code }) => code !== 'CONTRADICTION')).toHaveLength(33);
      expect(contradictions.filter(({ row }) => things.has(row))).toHaveLength(31);
      expect(contradictions.filter(({ row }) => !things.has(row))).toHaveLength(59);
      expect(result).toMatchObject({
        balanced: true,
        casesOpened: 18_507,
        awaitingSecondPerson: 0,
        rows: { read: 23_106, fullyPosted: 22_896, partlyRefused: 172, refused: 38 },
      });
      const holds = plans
        .flatMap(({ acts }) => acts)
        .filter(({ act, body }) => act === 'cases' && JSON.stringify(body['caseId']).startsWith('"HOLD-'));
      expect(holds).toHaveLength(785);
    });
  },
);
