import type { Leg } from '@seizure-ledger/domain';
import type { CaseDocument } from '@seizure-ledger/read-model';
import { expect, it } from 'vitest';
import { DocumentsInMemory } from './documents-in-memory.ts';
import { foldStatistics } from './fold-statistics.ts';
import type { TakenRecord } from './taken-record.ts';

const assetId = 'A1';
const unit = 'THB';
const of = (account: Leg['account'], amount: string): Leg => ({ account, amount, assetId, unit });
const costs = (amount: string): Leg => ({ account: 'out:costs', amount, unit });
const confiscated = [of('held:frozen', '-100.00'), of('owned:confiscated', '100.00')];

it('costs of the whole case are counted, and taken off when they are corrected', async () => {
  const paid = [of('owned:confiscated', '-4.00'), costs('4.00')];
  expect(await amountsOf(paid)).toEqual({ costs: '4.00' });
  expect(await amountsOf(paid, [costs('-4.00'), of('owned:confiscated', '4.00')])).toEqual({ costs: '0.00' });
});

it('what the State pays on a reversal is confiscated no more', async () => {
  const reversed = [
    of('owned:confiscated', '-93.00'),
    of('held:frozen', '93.00'),
    of('source:state', '-7.00'),
    of('held:frozen', '7.00'),
  ];
  expect(await amountsOf(confiscated, reversed)).toEqual({ confiscated: '0.00' });
});

it('a reversal of what was not final takes off nothing', async () => {
  const reversed = [
    of('held:confiscated', '-93.00'),
    of('held:frozen', '93.00'),
    of('source:state', '-7.00'),
    of('held:frozen', '7.00'),
  ];
  expect(await amountsOf(confiscated, reversed)).toEqual({ confiscated: '100.00' });
});

async function amountsOf(...facts: readonly (readonly Leg[])[]): Promise<Readonly<Record<string, string>>> {
  const documents = new DocumentsInMemory();
  // all that is looked at
  documents.put('cases', { caseId: 'C', counted: [], id: 'C', timeZone: 'UTC' } as unknown as CaseDocument);
  for (const legs of facts) {
    const fact = {
      caseId: 'C',
      effectiveAt: '2026-03-01T00:00:00Z',
      legs,
      part: 1,
      parts: 1,
      status: 'posted',
    };
    await foldStatistics(documents, { fact, partition: 0 } as unknown as TakenRecord);
  }
  const sums = new Map<string, string>();
  for (const { amounts } of documents.all('statistics').values())
    for (const { amount, measure } of amounts) sums.set(measure, amount);
  return Object.fromEntries(sums);
}
