import { OrderedRecords } from './ordered-records.ts';
import type { Change, Kind, Records, StateView } from './state.ts';

/** Most facts change a handful of records, which are found faster by looking at each than by a map. */
const few = 16;

/** Keyed changes of one case on the way to a new state, readable as that state before anyone else sees it. */
export class Draft implements StateView {
  private readonly base: StateView;
  private readonly caseId: string;
  private readonly drafted: Change[] = [];
  private places: Map<string, number> | undefined;

  constructor(base: StateView, caseId: string) {
    this.base = base;
    this.caseId = caseId;
  }

  get changes(): readonly Change[] {
    return this.drafted;
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const change = caseId === this.caseId ? this.drafted[this.placeOf(kind, id)] : undefined;
    // it was found by its kind, so the change is of it
    return change ? (change.value as Records[K] | undefined) : this.base.get(kind, caseId, id);
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const own = caseId === this.caseId ? this.drafted.filter((change) => change.kind === kind) : [];
    if (own.length === 0) return this.base.scan(kind, caseId, prefix);
    const merged = new OrderedRecords<Records[K]>();
    for (const [id, record] of this.base.scan(kind, caseId, prefix)) merged.set(id, record);
    for (const { id, value } of own) {
      if (value === undefined) merged.delete(id);
      else if (id.startsWith(prefix)) merged.set(id, value as Records[K]);
    }
    return merged.from(prefix);
  }

  put<K extends Kind>(kind: K, caseId: string, id: string, value: Records[K]): void {
    this.draft({ kind, caseId, id, value } as Change);
  }

  /** Changes that were drafted elsewhere, on top of these. */
  take(changes: readonly Change[]): void {
    for (const change of changes) this.draft(change);
  }

  delete(kind: Kind, caseId: string, id: string): void {
    this.draft({ kind, caseId, id });
  }

  private draft(change: Change): void {
    const { caseId, id, kind } = change;
    if (caseId !== this.caseId) throw new Error(`a fact of case ${this.caseId} changes case ${caseId}`);
    const place = this.placeOf(kind, id);
    if (place >= 0) this.drafted[place] = change;
    else this.add(change);
  }

  private add(change: Change): void {
    this.drafted.push(change);
    if (this.drafted.length < few) return;
    this.places ??= new Map();
    for (let place = this.places.size; place < this.drafted.length; place += 1) {
      const drafted = this.drafted[place];
      if (drafted) this.places.set(`${drafted.kind}|${drafted.id}`, place);
    }
  }

  /** -1 where the record is not changed. */
  private placeOf(kind: Kind, id: string): number {
    if (this.places) return this.places.get(`${kind}|${id}`) ?? -1;
    return this.drafted.findIndex((change) => change.id === id && change.kind === kind);
  }
}
