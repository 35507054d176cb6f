import { type Change, type Kind, OrderedRecords, type Records } from '@seizure-ledger/domain';
import type { StateFile } from './state-file.ts';

/** Records kept of one partition at most; beyond, those of the cases go that were not asked for the longest. */
const most = 5_000;
/** What a case has of one kind is read whole if it is not more than this. */
const fewOfAKind = 64;

/** What a case has of one kind, as far as it is kept. `whole`: what is not here is not in the file either. */
interface Kept {
  readonly records: OrderedRecords<Records[Kind]>;
  readonly whole: boolean;
}

/**
 * Records of a state file kept in memory. Most questions are for what is not there (has this key been used? is this
 * asset known?); where all that a case has of a kind is kept, they are answered without looking into the file.
 */
export class KeptRecords {
  readonly #file: StateFile;
  /** By case; the last one asked for stands last. */
  readonly #kept = new Map<string, { [K in Kind]?: Kept }>();
  #latest = '';
  #count = 0;

  constructor(file: StateFile) {
    this.#file = file;
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const kept = this.#of(kind, caseId);
    // kept by kind, so it holds records of the kind
    const known = kept.records.get(id) as Records[K] | undefined;
    if (known !== undefined || kept.whole) return known;
    const read = this.#file.get(kind, caseId, id);
    if (read) this.#put(kept, id, read);
    return read;
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const { records, whole } = this.#of(kind, caseId);
    // kept by kind, so it holds records of the kind
    return whole
      ? (records.from(prefix) as Iterable<readonly [string, Records[K]]>)
      : this.#file.scan(kind, caseId, prefix);
  }

  /** Changes that now stand in the file. */
  take(changes: Iterable<Change>): void {
    for (const { kind, caseId, id, value } of changes) {
      const kept = this.#kept.get(caseId)?.[kind];
      if (kept && value !== undefined) this.#put(kept, id, value);
      else if (kept?.records.has(id)) {
        kept.records.delete(id);
        this.#count -= 1;
      }
    }
    this.#makeRoom();
  }

  #of(kind: Kind, caseId: string): Kept {
    return (this.#ofCase(caseId)[kind] ??= this.#load(kind, caseId));
  }

  #ofCase(caseId: string): { [K in Kind]?: Kept } {
    const known = this.#kept.get(caseId);
    if (known && caseId === this.#latest) return known;
    if (known) this.#kept.delete(caseId);
    else this.#makeRoom();
    const kept = known ?? {};
    this.#kept.set(caseId, kept);
    this.#latest = caseId;
    return kept;
  }

  #load(kind: Kind, caseId: string): Kept {
    const records = new OrderedRecords<Records[Kind]>();
    const found = this.#file.first(kind, caseId, fewOfAKind + 1);
    this.#count += 1; // that there is nothing is worth keeping, and takes room too
    if (found.length > fewOfAKind) return { records, whole: false };
    const kept = { records, whole: true };
    for (const [id, record] of found) this.#put(kept, id, record);
    return kept;
  }

  #put({ records }: Kept, id: string, record: Records[Kind]): void {
    if (!records.has(id)) this.#count += 1;
    records.set(id, record);
  }

  #makeRoom(): void {
    for (const [caseId, ofCase] of this.#kept) {
      if (this.#count <= most) return;
      this.#kept.delete(caseId);
      for (const { records } of Object.values(ofCase)) this.#count -= 1 + records.size;
    }
  }
}
