import { plus } from '@seizure-ledger/domain';
import type { OpenDocuments } from './open-documents.ts';
import type { TakenRecord } from './taken-record.ts';

/** Sums per account and unit, and counts per outcome, of each partition: a trial balance without a scan. */
export async function foldTotals(copy: OpenDocuments, { fact, partition }: TakenRecord): Promise<void> {
  if (fact.part !== fact.parts) return;
  await add(copy, partition, {
    account: `count:${fact.status}`,
    unit: fact.refusal?.code ?? '',
    amount: '1',
  });
  if (fact.status !== 'posted') return;
  for (const { account, amount, unit } of fact.legs ?? []) {
    await add(copy, partition, { account, amount, unit });
  }
}

async function add(
  copy: OpenDocuments,
  partition: number,
  { account, amount, unit }: { readonly account: string; readonly amount: string; readonly unit: string },
): Promise<void> {
  const id = `${String(partition).padStart(5, '0')}|${account}|${unit}`;
  const known = await copy.get('totals', id);
  copy.put('totals', { account, amount: plus(known?.amount ?? '0', amount), id, partition, unit });
}
