import { partitionOf } from '@seizure-ledger/contracts';
import { type CollectionName, collectionNames, type Snapshot } from '@seizure-ledger/read-model';

/** Where a document comes from; `undefined` where it names no case, or no partition of this log. */
export interface DocumentPlace {
  readonly caseId: string | undefined;
  readonly id: string;
  readonly partition: number | undefined;
}

/** How many documents of each collection each partition has; under `undefined`, those of no partition. */
export type DocumentCounts = ReadonlyMap<CollectionName, ReadonlyMap<number | undefined, number>>;

/** Tells from whose facts the documents of a read model come, by their ids. */
export class DocumentPlaces {
  readonly #snapshot: Snapshot;
  readonly #partitions: number;
  /** Documents of a case stand together in most collections. */
  #last = { caseId: '', partition: -1 };

  constructor(snapshot: Snapshot, partitions: number) {
    this.#snapshot = snapshot;
    this.#partitions = partitions;
  }

  count(): DocumentCounts {
    return new Map(collectionNames.map((collection) => [collection, this.#counted(collection)]));
  }

  /** All of a collection. */
  *of(collection: CollectionName): Generator<DocumentPlace> {
    if (collection === 'proposals') {
      for (const { id, text } of this.#snapshot.documents(collection)) yield this.#inCase(id, caseIn(text));
      return;
    }
    for (const id of this.#snapshot.ids(collection)) {
      if (numbered.has(collection)) yield this.#byNumber(id);
      else yield this.#inCase(id, id.split('|')[caseStands.get(collection) ?? 0]);
    }
  }

  #counted(collection: CollectionName): ReadonlyMap<number | undefined, number> {
    const counts = new Map<number | undefined, number>();
    for (const { partition } of this.of(collection)) counts.set(partition, (counts.get(partition) ?? 0) + 1);
    return counts;
  }

  #byNumber(id: string): DocumentPlace {
    const partition = /^\d{5}/.test(id) ? Number(id.slice(0, 5)) : this.#partitions;
    return { caseId: undefined, id, partition: partition < this.#partitions ? partition : undefined };
  }

  #inCase(id: string, caseId: string | undefined): DocumentPlace {
    if (caseId === undefined) return { caseId, id, partition: undefined };
    if (caseId !== this.#last.caseId)
      this.#last = { caseId, partition: partitionOf(caseId, this.#partitions) };
    return { caseId, id, partition: this.#last.partition };
  }
}

/** Collections whose ids begin with a partition's number. */
const numbered: ReadonlySet<CollectionName> = new Set(['entries', 'statistics', 'totals']);

/** The place of the case among the parts of an id, where it is not the first. */
const caseStands = new Map<CollectionName, number>([
  ['identifiers', 1],
  ['orders', 1],
]);

function caseIn(text: string): string | undefined {
  try {
    const document: unknown = JSON.parse(text);
    const hasCase = typeof document === 'object' && document !== null && 'caseId' in document;
    return hasCase && typeof document.caseId === 'string' ? document.caseId : undefined;
  } catch {
    return undefined;
  }
}
