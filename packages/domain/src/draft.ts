import { OrderedRecords } from './ordered-records.ts';
import type { Change, Kind, Records, StateView } from './state.ts';

/** Keyed changes on the way to a new state, readable as that state before anyone else sees it. */
export class Draft implements StateView {
  private readonly drafted = new Map<string, Change>();

  constructor(private readonly base: StateView) {}

  get changes(): readonly Change[] {
    return [...this.drafted.values()];
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const change = this.drafted.get(`${kind}|${caseId}|${id}`);
    // the key holds the kind, so the change is of it
    return change ? (change.value as Records[K] | undefined) : this.base.get(kind, caseId, id);
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const own = [...this.drafted.values()].filter(
      (change) => change.kind === kind && change.caseId === caseId && change.id.startsWith(prefix),
    );
    if (own.length === 0) return this.base.scan(kind, caseId, prefix);
    const merged = new OrderedRecords<Records[K]>();
    for (const [id, record] of this.base.scan(kind, caseId, prefix)) merged.set(id, record);
    for (const { id, value } of own) {
      if (value === undefined) merged.delete(id);
      else merged.set(id, value as Records[K]);
    }
    return merged.from(prefix);
  }

  put<K extends Kind>(kind: K, caseId: string, id: string, value: Records[K]): void {
    this.drafted.set(`${kind}|${caseId}|${id}`, { kind, caseId, id, value } as Change);
  }

  delete(kind: Kind, caseId: string, id: string): void {
    this.drafted.set(`${kind}|${caseId}|${id}`, { kind, caseId, id });
  }
}
