import { OrderedRecords } from './ordered-records.ts';
import type { Change, Kind, Records, StateView } from './state.ts';

/** The whole state in memory: for tests, benches and verification, where the number of cases is bounded. */
export class MemoryState implements StateView {
  private readonly cases = new Map<string, CaseRecords>();

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    return this.of<K>(kind, caseId)?.get(id);
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    return this.of<K>(kind, caseId)?.from(prefix) ?? [];
  }

  apply(changes: Iterable<Change>): void {
    for (const { kind, caseId, id, value } of changes) {
      const records = this.of(kind, caseId) ?? this.made(kind, caseId);
      if (value === undefined) records.delete(id);
      else records.set(id, value);
    }
  }

  private made(kind: Kind, caseId: string): OrderedRecords<Records[Kind]> {
    const ofCase = this.cases.get(caseId) ?? {};
    this.cases.set(caseId, ofCase);
    return (ofCase[kind] = new OrderedRecords());
  }

  private of<K extends Kind>(kind: K, caseId: string): OrderedRecords<Records[K]> | undefined {
    // a Change pairs every kind with its own record, and apply() is the only writer
    return this.cases.get(caseId)?.[kind] as OrderedRecords<Records[K]> | undefined;
  }
}

type CaseRecords = { [K in Kind]?: OrderedRecords<Records[Kind]> };
