import type { EventLog, NewRecord, StoredRecord } from '../port.ts';

export const topic = 'asset-ledger.v1';

/** A record whose value says which one it is. */
export function record(name: string | number, key = 'case-1'): NewRecord {
  return { key, headers: { ce_id: `${name}` }, value: new TextEncoder().encode(`{"n":"${name}"}`) };
}

export function names(records: readonly StoredRecord[]): (string | undefined)[] {
  return records.map(({ headers }) => headers['ce_id']);
}

export function numbers(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, n) => from + n);
}

export async function readAll(log: EventLog, partition: number, from = 0): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const batch of log.read(topic, partition, from)) records.push(...batch);
  return records;
}
