import { OrderedRecords } from './ordered-records.ts';
import type { Change, Kind, Records, StateView } from './state.ts';

/** A state with changes laid over it that nobody else sees yet: all of a large outcome, or nothing. */
export class StagedState implements StateView {
  private readonly base: StateView;
  private readonly staged = new Map<string, OrderedRecords<Change>>();

  constructor(base: StateView) {
    this.base = base;
  }

  get changes(): readonly Change[] {
    return [...this.staged.values()].flatMap((records) => [...records.from('')].map(([, change]) => change));
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const change = this.staged.get(`${kind}|${caseId}`)?.get(id);
    // staged by kind, so the change is of it
    return change ? (change.value as Records[K] | undefined) : this.base.get(kind, caseId, id);
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const staged = this.staged.get(`${kind}|${caseId}`);
    if (!staged) return this.base.scan(kind, caseId, prefix);
    const merged = new OrderedRecords<Records[K]>();
    for (const [id, record] of this.base.scan(kind, caseId, prefix)) merged.set(id, record);
    for (const [id, { value }] of staged.from(prefix)) {
      if (value === undefined) merged.delete(id);
      else merged.set(id, value as Records[K]);
    }
    return merged.from(prefix);
  }

  apply(changes: Iterable<Change>): void {
    for (const change of changes) {
      const name = `${change.kind}|${change.caseId}`;
      const records = this.staged.get(name) ?? new OrderedRecords<Change>();
      records.set(change.id, change);
      this.staged.set(name, records);
    }
  }
}
