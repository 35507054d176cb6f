import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

const said = { foundBy: 'Somchai of audit', reason: 'A decimal point off' };

describe('a correction over HTTP', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    await ledger.people.p1.post('/cases', 'open', { ...opening, caseId: 'A' });
    await ledger.people.p1.post('/cases/A/freezes', 'freeze', freeze);
  });
  afterAll(() => ledger.close());

  it('mirrors and replaces, keeps what is personal out of its body, and shows in every list and the summary', async () => {
    const { court, p1, p2 } = ledger.people;
    const body = {
      asset: {
        description: 'Another account',
        identifiers: [{ type: 'iban', value: 'TH-77' }],
        kind: 'account',
      },
      assetId: 'A2',
      custodian: 'Bank C',
      order,
      quantity: '10000.00',
      unit: 'THB',
    };
    const asked = { ...said, replacement: { act: 'freezes', body }, sequence: 1 };
    const proposed = await p1.post('/cases/A/corrections', 'correct', asked);
    expect(proposed.status, proposed.text).toBe(201);
    const hashes = { proposalHashes: [proposed.body['proposalHash']] };
    expect((await p2.post('/cases/A/approvals', 'agree', hashes)).status).toBe(200);
    await ledger.caughtUp();
    const { body: balances } = await p1.get('/cases/A/balances');
    expect(balances['balances']).toEqual([
      { account: 'held:frozen', amount: '10000.00', unit: 'THB' },
      { account: 'source:world', amount: '-10000.00', unit: 'THB' },
    ]);
    const { body: lots } = await p1.get('/cases/A/lots');
    expect(lots['lots']).toMatchObject([{ assetId: 'A2', custodian: 'Bank C', quantity: '10000.00' }]);
    const { body: assets } = await p1.get('/cases/A/assets');
    expect(assets['assets']).toMatchObject([
      { assetId: 'A1' },
      { assetId: 'A2', identifiers: [{ type: 'iban', value: 'TH-77' }] },
    ]);
    const { body: entries } = await p1.get('/cases/A/entries');
    const facts = entries['entries'] as readonly { readonly body: object; readonly status: string }[];
    expect(JSON.stringify(facts.map((fact) => fact.body))).not.toMatch(/Somchai|TH-77/);
    const { body: summary } = await court.get('/cases/A/restitution-summary');
    expect(summary['receipts']).toEqual([{ amount: '10000.00', assetId: 'A2', source: 'world' }]);
  });

  it('is refused with a reason where the replacement is no body of its act', async () => {
    const replacement = { act: 'freezes', body: { assetId: 'A2' } };
    const refused = await ledger.people.p1.post('/cases/A/corrections', 'bad', {
      ...said,
      replacement,
      sequence: 3,
    });
    expect([refused.status, refused.body['code']]).toEqual([422, 'REPLACEMENT_INVALID']);
  });
});
