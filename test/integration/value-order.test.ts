import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

describe('a value order', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
  });
  afterAll(() => ledger.close());

  it('shows what was ordered, collected and is open, and no leg of it', async () => {
    const { p1 } = ledger.people;
    const order = { authority: 'Court', date: '2025-12-17', kind: 'value', orderId: 'O-1', reference: '7' };
    const payment = {
      basis: 'value-order',
      custodian: 'Treasury',
      orderId: 'O-1',
      payer: 'P-1',
      unit: 'THB',
    };
    await p1.post('/cases', 'open', { ...opening, caseId: 'A' });
    await p1.post('/cases/A/orders', 'order', { ...order, sum: '80', unit: 'THB' });
    const figures = async () => {
      await ledger.caughtUp();
      const { body } = await p1.get('/cases/A/orders');
      return body['orders'];
    };
    expect(await figures()).toMatchObject([{ collected: '0.00', open: '80.00', sum: '80.00' }]);
    expect((await p1.post('/cases/A/receipts-in', 'pay', { ...payment, quantity: '30.50' })).status).toBe(
      201,
    );
    expect(await figures()).toMatchObject([{ collected: '30.50', open: '49.50', sum: '80.00' }]);
    const over = await p1.post('/cases/A/receipts-in', 'pay-2', { ...payment, quantity: '49.51' });
    expect([over.status, over.body['code']]).toEqual([422, 'OVER_COLLECTED']);
    expect(await figures()).toMatchObject([{ collected: '30.50', open: '49.50', sum: '80.00' }]);
    const { body } = await p1.get('/cases/A/balances');
    expect(body['balances']).toEqual([
      { account: 'owned:proceeds', amount: '30.50', unit: 'THB' },
      { account: 'source:world', amount: '-30.50', unit: 'THB' },
    ]);
    const lots = await p1.get('/cases/A/lots');
    expect(lots.body['lots']).toEqual([
      { account: 'owned:proceeds', caseId: 'A', custodian: 'Treasury', quantity: '30.50', unit: 'THB' },
    ]);
  });
});
