import type { Body, Principal } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import { balancesOf } from '@seizure-ledger/service-audit';
import { expect, it, onTestFinished } from 'vitest';
import { ProjectedBook } from '../court/projected-book.ts';

const caseId = 'TH-2025-0007';
const officer: Principal = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  role: 'investigator',
  subject: 'inv-1',
};

it('as of any time no more is read of a history a hundred times as long', async () => {
  const ledger = await open();
  const small = await grow(ledger, 0, 40);
  const few = await mostRead(ledger, small);
  const later = await grow(ledger, 40, 4_000);
  const many = await mostRead(ledger, [...small, ...later]);
  // besides a snapshot and less than 32 records behind it, twelve to find the place among 4,000; few at first
  expect(many.asOf).toBeLessThan(32 + 1 + 12 + 2);
  expect(few.asOf).toBeGreaterThan(1);
  // a path of spans: those of the months, days, hours, minutes and seconds that came before
  expect(many.effectiveAt).toBeLessThan(300);
});

it('as of a time within a second in which hundreds of facts are effective, and of one at which all are', async () => {
  const ledger = await open();
  const at_ms = Date.UTC(2026, 10, 20, 9, 30);
  for (let n = 0; n < 300; n += 1) accrue(ledger, at_ms + n);
  for (let n = 0; n < 50; n += 1) accrue(ledger, at_ms + 7);
  await ledger.project();
  const interest = async (time_ms: number) => {
    const { balances } = await read(ledger.readModel, { effectiveAt: new Date(time_ms).toISOString() });
    return balances.find(({ account }) => account === 'held:seized')?.amount;
  };
  expect(await interest(at_ms - 1)).toBe('1000.00');
  expect(await interest(at_ms + 6)).toBe('1000.07');
  expect(await interest(at_ms + 7)).toBe('1000.58');
  expect(await interest(at_ms + 999)).toBe('1003.50');
});

async function open(): Promise<ProjectedBook> {
  const ledger = await ProjectedBook.open();
  onTestFinished(() => ledger.close());
  const opening = { agency: 'TH-CCIB', jurisdiction: 'TH', openedAt: '2025-12-17T02:00:00Z' };
  does(ledger, 'cases', { ...opening, timeZone: 'Asia/Bangkok', title: 'Compound 7' });
  does(ledger, 'seizures', {
    asset: { description: 'Account', kind: 'account' },
    assetId: 'A1',
    custodian: 'AMLO',
    effectiveAt: '2026-01-01T00:00:00Z',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '1000.00',
    unit: 'THB',
  });
  return ledger;
}

function does(ledger: ProjectedBook, act: string, body: Body): void {
  const { fact } = ledger.act(officer, caseId, act, body);
  if (fact.status !== 'posted') throw new Error(`${act} was not posted: ${JSON.stringify(fact.refusal)}`);
}

function accrue(ledger: ProjectedBook, effective_ms: number): void {
  const effectiveAt = new Date(effective_ms).toISOString();
  does(ledger, 'accruals', { assetId: 'A1', effectiveAt, quantity: '0.01', reason: 'interest', unit: 'THB' });
}

/** Interest of one satang each, recorded in another order than that in which it was earned. @returns when it was. */
async function grow(ledger: ProjectedBook, from: number, to: number): Promise<readonly number[]> {
  const from_ms = Date.UTC(2026, 0, 2);
  const earned = Array.from(
    { length: to - from },
    (_, n) => from_ms + (((from + n) * 7_919) % 4_001) * 6_500_000,
  );
  for (const time_ms of earned) accrue(ledger, time_ms);
  await ledger.project();
  return earned;
}

/** The most documents that an answer took, over times all over the history; each answer is what it must be. */
async function mostRead(ledger: ProjectedBook, earned: readonly number[]) {
  const most = { asOf: 0, effectiveAt: 0 };
  const { entries } = await ledger.caseNow(caseId);
  for (let n = 0; n < 20; n += 1) {
    const counted = counting(ledger.readModel);
    const sequence = Math.floor((entries * n) / 20);
    const [entry] = await ledger.readModel.find('entries', {
      equals: [caseId, sequence],
      index: 'byCase',
      limit: 1,
    });
    const asOf = await read(counted.readModel, { asOf: entry?.recordedAt });
    expect(asOf.position).toBe(entry?.position);
    most.asOf = Math.max(most.asOf, counted.documents());
  }
  for (const time_ms of earned.filter((_, n) => n % Math.ceil(earned.length / 20) === 0)) {
    const counted = counting(ledger.readModel);
    const effectiveAt = new Date(time_ms).toISOString();
    const { balances } = await read(counted.readModel, { effectiveAt });
    const held = balances.find(({ account }) => account === 'held:seized')?.amount;
    const by = earned.filter((one) => one <= time_ms).length;
    expect(held).toBe((1000 + by / 100).toFixed(2));
    most.effectiveAt = Math.max(most.effectiveAt, counted.documents());
  }
  return most;
}

interface Balances {
  readonly balances: readonly { readonly account: string; readonly amount: string }[];
  readonly position: string;
}

async function read(readModel: ReadModel, query: object): Promise<Balances> {
  const found = await readModel.get('cases', caseId);
  if (!found) throw new Error('the case is not there');
  const { body } = await balancesOf(readModel, found, query, { end: async () => 0 });
  return JSON.parse(body);
}

function counting(readModel: ReadModel) {
  let documents = 0;
  // no other is asked
  const counted = {
    checkpoint: (partition: number) => readModel.checkpoint(partition),
    find: async (...[collection, query]: Parameters<ReadModel['find']>) => {
      const found = await readModel.find(collection, query);
      documents += found.length;
      return found;
    },
    get: async (...[collection, id]: Parameters<ReadModel['get']>) => {
      documents += 1;
      return readModel.get(collection, id);
    },
  } as ReadModel;
  return { documents: () => documents, readModel: counted };
}
