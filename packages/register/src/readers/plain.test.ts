import { describe, expect, test } from 'vitest';
import { openMapping } from './open-mapping.ts';

const mapping = {
  idPrefix: 'reg',
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  timeZone: 'Asia/Bangkok',
  legalBasis: 'Section 48',
  columns: {
    caseId: 'Case',
    assetId: 'Asset',
    description: 'What',
    unit: 'Unit',
    quantity: 'Amount',
    custodian: 'Held by',
    date: 'Date',
  },
};
const row = {
  Case: 'C-1',
  Asset: 'A1',
  What: 'Cash',
  Unit: 'THB',
  Amount: '1000.50',
  'Held by': 'AMLO',
  Date: '2025-12-17',
};
const source = { agency: 'TH-CCIB', now: new Date('2026-01-01'), sha256: 'b'.repeat(64) };
const planAll = (...rows: (typeof row)[]) => [...openMapping(mapping).plan(rows, source)];

describe('a register whose columns say it all', () => {
  test('each row is one seizure, the first of a case opens it', () => {
    const [first, second] = planAll(row, { ...row, Asset: 'A2' });
    expect(first?.acts.map(({ id }) => id)).toEqual(['reg:1:case', 'reg:1:seizure']);
    expect(first?.acts[1]?.body).toEqual({
      assetId: 'A1',
      asset: { kind: 'cash', description: 'Cash' },
      unit: 'THB',
      quantity: '1000.50',
      custodian: 'AMLO',
      urgency: { legalBasis: 'Section 48' },
      effectiveAt: '2025-12-17T05:00:00Z',
      imported: { sha256: source.sha256, row: 1 },
    });
    expect(second?.acts.map(({ id }) => id)).toEqual(['reg:2:seizure']);
  });

  test.each([
    [{ Date: '' }, 'MISSING_DATE'],
    [{ Date: '17/12/2568' }, 'BAD_DATE'],
    [{ Amount: '' }, 'MISSING_AMOUNT'],
  ])('a row with %j is refused as %s', (cells, code) => {
    expect(planAll({ ...row, ...cells })[0]?.refused.map((it) => it.code)).toEqual([code]);
  });
});

describe('a mapping', () => {
  test('names every field that is wrong at once', () => {
    const wrong = {
      ...mapping,
      timeZone: 'Asia/Atlantis',
      colour: 'red',
      columns: { ...mapping.columns, date: '' },
    };
    expect(() => openMapping(wrong)).toThrow(/timeZone: is not an IANA time zone.*columns\.date: .*colour/s);
  });

  test('names a reader that there is', () => {
    expect(() => openMapping({ ...mapping, reader: 'cook-country' })).toThrow(
      /reader: .*"cook-county"\|"plain"/,
    );
  });
});
