import { type Demands, parseVerifierKeys, verifyReceipt } from '@seizure-ledger/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { HttpAnswer } from '../person.ts';
import { signedReceipt } from './signed-receipt.ts';

const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };

describe('receipts over HTTP', () => {
  let ledger: OpenLedger;
  let opened: HttpAnswer;
  let frozen: HttpAnswer;
  let demands: Demands;
  beforeAll(async () => {
    ledger = await openLedger();
    const { inv } = ledger.people;
    opened = await inv.post('/cases', 'open', {
      agency: 'TH-CCIB',
      caseId: 'TH-2025-0007',
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'Asia/Bangkok',
      title: 'Compound 7',
    });
    frozen = await inv.post('/cases/TH-2025-0007/freezes', 'freeze', {
      asset: { description: 'บัญชีธนาคาร', kind: 'account' },
      assetId: 'A1',
      custodian: 'Bank B',
      order,
      quantity: '1000000.00',
      unit: 'THB',
    });
    const keys = await parseVerifierKeys(await (await fetch(`${ledger.url}/evidence/keys`)).text());
    demands = { keys: keys ?? [], witnesses: { atLeast: 0, keys: [] } };
  });
  afterAll(() => ledger.close());

  it('are named by the answers to acts, and prove their facts', async () => {
    for (const { body } of [opened, frozen]) {
      const [fact] = body['facts'];
      expect(body['receipt']).toBe(`/api/v1/evidence/receipts/TH-2025-0007/${fact.sequence}`);
      const receipt = await signedReceipt(ledger.people.inv, fact);
      expect(receipt.headers.get('content-disposition')).toBe(
        `attachment; filename="TH-2025-0007-${fact.sequence}.tlog-proof"`,
      );
      const { proven } = await verifyReceipt(receipt.text, { ...demands, caseId: 'TH-2025-0007' });
      const { hash, position, ...members } = fact;
      expect(proven?.hash).toBe(hash);
      expect(proven?.fact).toEqual(members);
      expect(proven?.checkpoint.origin).toBe(`${demands.keys[0]?.name}/${String(position).split(':').at(0)}`);
    }
  });

  it('are named by a court’s summary: the last record up to its position', async () => {
    await ledger.caughtUp();
    const { court } = ledger.people;
    const now = await court.get('/cases/TH-2025-0007/restitution-summary');
    expect(now.body['receipt']).toBe(frozen.body['receipt']);
    const then = await court.get(`/cases/TH-2025-0007/restitution-summary?at=${opened.body['position']}`);
    expect(then.body['receipt']).toBe(opened.body['receipt']);
  });

  it('are for who may read the case, and look to others as if there were none', async () => {
    const { auditor, cus, stranger } = ledger.people;
    expect((await signedReceipt(auditor, frozen.body['facts'][0])).status).toBe(200);
    for (const other of [stranger, cus])
      expect((await other.get('/evidence/receipts/TH-2025-0007/1')).status).toBe(404);
    expect((await fetch(`${ledger.url}/api/v1/evidence/receipts/TH-2025-0007/1`)).status).toBe(401);
  });

  it.each(['TH-2025-0007/2', 'TH-2025-0007/01', 'TH-2025-0007/-1', 'TH-2025-0007/x', 'C-1/0', '..%2f/0'])(
    'do not exist at %s',
    async (place) => {
      expect((await ledger.people.inv.get(`/evidence/receipts/${place}`)).status).toBe(404);
    },
  );

  it('come later, where no signed head covers the record yet', async () => {
    const { inv } = ledger.people;
    // acts one after the other in less time than lies between two heads
    const [last] = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        inv.post('/cases/TH-2025-0007/valuations', `value-${n}`, {
          assetId: 'A1',
          date: '2026-01-01',
          method: 'statement',
          value: { quantity: '1000000.00', unit: 'THB' },
          valuer: 'Bank B',
        }),
      ),
    );
    const [fact] = last?.body['facts'] ?? [];
    const early = await inv.get(`/evidence/receipts/TH-2025-0007/${fact.sequence}?atLeast=${fact.position}`);
    expect([200, 202]).toContain(early.status);
    if (early.status === 202) expect(early.headers.get('retry-after')).toBe('2');
    expect((await signedReceipt(inv, fact)).status).toBe(200);
  });
});

describe('what the notary publishes', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
  });
  afterAll(() => ledger.close());

  it.each([
    '0/checkpoint',
    '99/checkpoint',
    '0/tile/0/000',
    '..%2fkeys/checkpoint',
    '00/checkpoint',
    '0/heads.ndjson',
  ])('is not there at %s, before anything was recorded', async (place) => {
    expect((await fetch(`${ledger.url}/evidence/${place}`)).status).toBe(404);
  });
});
