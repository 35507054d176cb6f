import type { DemoAct } from './demo-client.ts';
import { order } from './order.ts';
import { court, custodian, investigator, prosecutor, secondProsecutor } from './people.ts';
import { unfinished } from './unfinished.ts';

const countries =
  'TH US CN JP KR DE FR GB IN BR ZA KE NG PH VN MY SG ID AU NZ CA MX AR CL PE ES IT PL CZ SE NO FI DK NL BE CH AT PT GR TR'.split(
    ' ',
  );
const victims = 200;

/**
 * A dozen cases of one network: frozen accounts, crypto-assets, vehicles, houses; what 200 victims get back; and what
 * waits for somebody `today`.
 */
export function scenario(today: Date): readonly DemoAct[] {
  const related = Array.from({ length: 11 }, (_, n) => sideCase(n + 2));
  return [...mainCase('DEMO-TH-01'), ...related.flat(), ...unfinished(today)];
}

function mainCase(caseId: string): readonly DemoAct[] {
  const path = `/cases/${caseId}`;
  const a = { assetId: 'ACC-1', unit: 'THB' };
  return [
    opening(caseId, 'Compound 7, main case'),
    {
      body: {
        ...a,
        asset: account('Company account, Bank A'),
        custodian: 'Bank A',
        expiresAt: '2027-12-17T00:00:00Z',
        order,
        quantity: '96500000.00',
      },
      key: 'd-freeze',
      path: `${path}/freezes`,
      who: investigator,
    },
    {
      body: { ...a, custodian: 'AMLO', order, quantity: '90000000.00' },
      key: 'd-seize',
      path: `${path}/seizures`,
      who: investigator,
    },
    {
      approvedBy: secondProsecutor,
      body: {
        ...a,
        basis: 'order',
        custodian: 'Bank A',
        order,
        quantity: '1500000.00',
        recipient: 'owner-of-record',
      },
      key: 'd-release',
      path: `${path}/releases`,
      who: prosecutor,
    },
    {
      body: { ...a, from: 'AMLO', order, quantity: '90000000.00', to: 'Treasury' },
      key: 'd-transfer',
      path: `${path}/transfers`,
      who: investigator,
    },
    {
      body: { condition: 'credited in full' },
      key: 'd-confirm',
      path: `${path}/transfers/d-transfer/confirmation`,
      who: custodian,
    },
    {
      body: { ...a, custodian: 'Treasury', final: true, order, quantity: '88000000.00' },
      key: 'd-confiscate',
      path: `${path}/confiscations`,
      who: prosecutor,
    },
    {
      body: {
        asset: {
          description: 'Wallet of the network',
          identifiers: [{ type: 'wallet', value: 'bc1qdemo0000000000000000000000000000000000' }],
          kind: 'crypto',
        },
        assetId: 'BTC-1',
        custodian: 'AMLO',
        order,
        quantity: '12.5',
        unit: 'BTC',
      },
      key: 'd-btc',
      path: `${path}/seizures`,
      who: investigator,
    },
    ...Array.from({ length: victims }, (_, n) => claim(path, n + 1)),
    {
      approvedBy: court,
      body: { fund: '80000000.00', method: 'pro-rata', order, restitutionId: 'R1', unit: 'THB' },
      key: 'd-distribute',
      path: `${path}/restitutions`,
      who: prosecutor,
    },
  ];
}

/** Losses from 40,000 to about 1.4 million baht; together well above the fund. */
function claim(path: string, n: number): DemoAct {
  const loss = 40_000 + ((n * 7_919) % 1_361) * 1_000;
  const prior = n % 10 === 0 ? '10000.00' : '0.00';
  const country = countries[n % countries.length];
  const id = `V-${String(n).padStart(3, '0')}`;
  const body = {
    claimId: `${id}-${country}`,
    grossLoss: `${loss}.00`,
    order,
    person: `P-${id}`,
    priority: 'victim',
    priorRecoveries: prior,
    unit: 'THB',
  };
  return { body, key: `d-claim-${n}`, path: `${path}/claims`, who: prosecutor };
}

function sideCase(n: number): readonly DemoAct[] {
  const caseId = `DEMO-TH-${String(n).padStart(2, '0')}`;
  const path = `/cases/${caseId}`;
  const unit = ['THB', 'USD', 'SGD'][n % 3];
  const value = { quantity: `${n * 1_250_000}.00`, unit: 'THB' };
  return [
    opening(caseId, `Compound 7, related case ${n}`),
    {
      body: {
        asset: account(`Account ${n}, abroad`),
        assetId: 'ACC-1',
        custodian: `Bank ${String.fromCharCode(64 + n)}`,
        expiresAt: '2027-06-30T00:00:00Z',
        order,
        quantity: `${n * 310_250}.50`,
        unit,
      },
      key: 'd-freeze',
      path: `${path}/freezes`,
      who: investigator,
    },
    {
      body: {
        asset: {
          description: n % 2 ? 'House with land' : 'Sports car, white',
          kind: n % 2 ? 'real-estate' : 'vehicle',
        },
        assetId: 'THING-1',
        custodian: 'AMLO',
        order,
        quantity: '1',
        unit: 'item',
      },
      key: 'd-thing',
      path: `${path}/seizures`,
      who: investigator,
    },
    {
      body: {
        assetId: 'THING-1',
        date: '2026-01-15',
        method: 'market comparison',
        value,
        valuer: 'Treasury valuers',
      },
      key: 'd-value',
      path: `${path}/valuations`,
      who: investigator,
    },
  ];
}

function opening(caseId: string, title: string): DemoAct {
  const body = {
    agency: 'TH-CCIB',
    caseId,
    jurisdiction: 'TH',
    networks: ['N-COMPOUND-7'],
    offence: 'online fraud',
    openedAt: '2025-12-17T02:00:00Z',
    timeZone: 'Asia/Bangkok',
    title,
  };
  return { body, key: 'd-open', path: '/cases', who: investigator };
}

function account(description: string) {
  return { description, kind: 'account' };
}
