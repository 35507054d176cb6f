import { OrderedRecords } from './ordered-records.ts';
import type { Change, Kind, Records, StateView } from './state.ts';

/** The whole state in memory: for tests, benches and verification, where the number of cases is bounded. */
export class MemoryState implements StateView {
  private readonly records = new Map<string, OrderedRecords<Records[Kind]>>();

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    return this.of<K>(kind, caseId)?.get(id);
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    return this.of<K>(kind, caseId)?.from(prefix) ?? [];
  }

  apply(changes: Iterable<Change>): void {
    for (const { kind, caseId, id, value } of changes) {
      const key = `${kind}|${caseId}`;
      const records = this.records.get(key) ?? new OrderedRecords();
      if (value === undefined) records.delete(id);
      else records.set(id, value);
      this.records.set(key, records);
    }
  }

  private of<K extends Kind>(kind: K, caseId: string): OrderedRecords<Records[K]> | undefined {
    // a Change pairs every kind with its own record, and apply() is the only writer
    return this.records.get(`${kind}|${caseId}`) as OrderedRecords<Records[K]> | undefined;
  }
}
