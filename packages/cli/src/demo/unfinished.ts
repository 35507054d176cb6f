import type { DemoAct } from './demo-client.ts';
import { order } from './order.ts';
import { investigator, prosecutor, secondProsecutor } from './people.ts';

const day_ms = 86_400_000;

/** What waits for somebody, so that every desk has something on it: in the related cases, on `today`. */
export function unfinished(today: Date): readonly DemoAct[] {
  const soon = new Date(today.getTime() + 20 * day_ms).toISOString();
  const thing = { assetId: 'THING-1', order, quantity: '1', unit: 'item' };
  return [
    {
      body: {
        asset: { description: 'Savings account', kind: 'account' },
        assetId: 'ACC-2',
        custodian: 'Bank B',
        expiresAt: soon,
        order,
        quantity: '420000.00',
        unit: 'THB',
      },
      key: 'd-ends-soon',
      path: '/cases/DEMO-TH-02/freezes',
      who: investigator,
    },
    {
      body: { ...thing, from: 'AMLO', to: 'Treasury' },
      key: 'd-under-way',
      path: '/cases/DEMO-TH-03/transfers',
      who: investigator,
    },
    {
      body: {
        assetId: 'ACC-1',
        basis: 'order',
        order,
        quantity: '100000.00',
        recipient: 'owner-of-record',
        unit: 'USD',
      },
      key: 'd-proposed',
      path: '/cases/DEMO-TH-04/releases',
      who: secondProsecutor,
    },
    {
      body: { ...thing, final: false },
      key: 'd-not-final',
      path: '/cases/DEMO-TH-05/confiscations',
      who: prosecutor,
    },
    {
      body: {
        ...order,
        against: 'P-NETWORK-7',
        kind: 'value',
        orderId: 'O-1',
        sum: '5000000.00',
        unit: 'THB',
      },
      key: 'd-order',
      path: '/cases/DEMO-TH-05/orders',
      who: prosecutor,
    },
    {
      body: {
        basis: 'value-order',
        custodian: 'Treasury',
        orderId: 'O-1',
        payer: 'P-NETWORK-7',
        quantity: '1250000.00',
        unit: 'THB',
      },
      key: 'd-collected',
      path: '/cases/DEMO-TH-05/receipts-in',
      who: prosecutor,
    },
    {
      body: { amount: '150000.00', claimId: 'V-001-US', paymentReference: 'TT-1' },
      key: 'd-payment',
      path: '/cases/DEMO-TH-01/restitutions/R1/payments',
      who: secondProsecutor,
    },
  ];
}
