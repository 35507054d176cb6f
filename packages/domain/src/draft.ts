import { OrderedRecords } from './ordered-records.ts';
import type { Change, Kind, Records, StateView } from './state.ts';

/** Keyed changes of one case on the way to a new state, readable as that state before anyone else sees it. */
export class Draft implements StateView {
  private readonly base: StateView;
  private readonly caseId: string;
  private readonly drafted: { [K in Kind]?: Map<string, Change> } = {};

  constructor(base: StateView, caseId: string) {
    this.base = base;
    this.caseId = caseId;
  }

  get changes(): readonly Change[] {
    return Object.values(this.drafted).flatMap((changes) => [...changes.values()]);
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const change = caseId === this.caseId ? this.drafted[kind]?.get(id) : undefined;
    // it is kept under its kind, so the change is of it
    return change ? (change.value as Records[K] | undefined) : this.base.get(kind, caseId, id);
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const own = caseId === this.caseId ? this.drafted[kind] : undefined;
    if (!own) return this.base.scan(kind, caseId, prefix);
    const merged = new OrderedRecords<Records[K]>();
    for (const [id, record] of this.base.scan(kind, caseId, prefix)) merged.set(id, record);
    for (const { id, value } of own.values()) {
      if (value === undefined) merged.delete(id);
      else if (id.startsWith(prefix)) merged.set(id, value as Records[K]);
    }
    return merged.from(prefix);
  }

  put<K extends Kind>(kind: K, caseId: string, id: string, value: Records[K]): void {
    this.draft({ kind, caseId, id, value } as Change);
  }

  delete(kind: Kind, caseId: string, id: string): void {
    this.draft({ kind, caseId, id });
  }

  private draft(change: Change): void {
    const { caseId, id, kind } = change;
    if (caseId !== this.caseId) throw new Error(`a fact of case ${this.caseId} changes case ${caseId}`);
    const changes = this.drafted[kind];
    if (changes) changes.set(id, change);
    else this.drafted[kind] = new Map([[id, change]]);
  }
}
