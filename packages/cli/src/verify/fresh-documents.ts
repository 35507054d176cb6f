import {
  asStored,
  type CollectionName,
  collectionNames,
  type Documents,
  entryId,
  type Snapshot,
  type StoredDocument,
} from '@seizure-ledger/read-model';
import {
  DocumentsInMemory,
  entryOf,
  foldBesidesEntry,
} from '@seizure-ledger/service-standalone/verification';
import type { DocumentCounts, DocumentPlace, DocumentPlaces } from './document-places.ts';
import type { Findings } from './finding.ts';
import { firstDifference } from './first-difference.ts';
import type { SealedRecord } from './sealed-record.ts';

type Besides = Exclude<CollectionName, 'entries'>;

/** One partition's documents, folded once more from its facts and compared with those that the read model shows. */
export class FreshDocuments {
  readonly #partition: number;
  readonly #snapshot: Snapshot;
  readonly #findings: Findings;
  readonly #fresh = new DocumentsInMemory();
  /** Cases of which some fact could not be folded. */
  readonly #unknown = new Set<string>();
  readonly #entries = new Set<number>();
  readonly #found = new Map<CollectionName, number>();
  /** The partition's entries in their order, which is that of the records. */
  readonly #inOrder: Iterator<StoredDocument>;
  #nextInOrder: StoredDocument | undefined;
  #compared = 0;

  constructor(partition: number, snapshot: Snapshot, findings: Findings) {
    this.#partition = partition;
    this.#snapshot = snapshot;
    this.#findings = findings;
    this.#inOrder = snapshot.documents('entries', entryId({ index: 0, partition }));
  }

  /** How many documents were compared. */
  get compared(): number {
    return this.#compared;
  }

  /** Folds a record, and compares its entry at once: a partition's entries are as large as its log. */
  async take({ fact, hash, value }: SealedRecord): Promise<void> {
    const record = { fact, hash, partition: this.#partition, value };
    await this.#fold(record);
    const entry = entryOf(record);
    if (!entry) return;
    this.#entries.add(fact.index);
    const difference = this.#differenceOf('entries', entry);
    if (difference === undefined) return;
    this.#findings.atRecord(fact.index, `its entry in the read model says something else: ${difference}`);
  }

  /** Names the entries that no record has. To be asked after the last record. */
  compareEntries(places: DocumentPlaces, counts: DocumentCounts): void {
    for (const { id } of this.#others('entries', places, counts)) {
      const index = Number(id.slice(6));
      if (this.#entries.has(index) && id === entryId({ index, partition: this.#partition })) continue;
      const checkpoint = this.#snapshot.checkpoint(this.#partition)?.index ?? -1;
      const message =
        index > checkpoint
          ? `the read model has an entry ${id}, but says that it has come to index ${checkpoint}`
          : `the read model has an entry ${id}, for which the log has no record`;
      this.#findings.atRecord(index, message);
    }
  }

  /** Compares all other documents, both ways. To be asked after the last record. */
  compareDocuments(places: DocumentPlaces, counts: DocumentCounts): void {
    for (const collection of collectionNames) if (collection !== 'entries') this.#compare(collection);
    for (const collection of collectionNames) {
      if (collection === 'entries') continue;
      for (const { caseId, id } of this.#others(collection, places, counts)) {
        if (this.#fresh.all(collection).has(id) || this.#isUnknown(caseId)) continue;
        this.#findings.inDocument(
          `${collection}/${id}`,
          'the read model has it, but nothing on the log makes it',
        );
      }
    }
  }

  async #fold(record: Parameters<typeof foldBesidesEntry>[1]): Promise<void> {
    const { caseId = '', index } = record.fact;
    if (this.#unknown.has(caseId)) return;
    try {
      await foldBesidesEntry(this.#fresh, record);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#unknown.add(caseId);
      this.#findings.atRecord(
        index,
        `it does not follow from what stands before it (${reason}): neither its case’s documents nor the totals are compared`,
      );
    }
  }

  #compare<C extends Besides>(collection: C): void {
    for (const document of this.#fresh.all(collection).values()) {
      if (this.#isUnknown('caseId' in document ? document.caseId : undefined)) continue;
      const difference = this.#differenceOf(collection, document);
      if (difference !== undefined) this.#findings.inDocument(`${collection}/${document.id}`, difference);
    }
  }

  #differenceOf<C extends CollectionName>(collection: C, document: Documents[C]): string | undefined {
    this.#compared += 1;
    const due = asStored(collection, document);
    const shown = this.#shown(collection, document.id);
    if (!shown) return 'it is missing';
    this.#found.set(collection, (this.#found.get(collection) ?? 0) + 1);
    if (shown.text !== due.text)
      return firstDifference(shown.text, due.text) ?? 'it is not in canonical form';
    if (shown.foundBy === due.foundBy) return undefined;
    return `lists find it by ${firstDifference(shown.foundBy, due.foundBy)}`;
  }

  #shown(collection: CollectionName, id: string): StoredDocument | undefined {
    if (collection !== 'entries') return this.#snapshot.get(collection, id);
    while (this.#nextInOrder === undefined || this.#nextInOrder.id < id) {
      const { done, value } = this.#inOrder.next();
      if (done === true) break;
      this.#nextInOrder = value;
    }
    // records that don't stand in their order have their entries elsewhere
    return this.#nextInOrder?.id === id ? this.#nextInOrder : this.#snapshot.get(collection, id);
  }

  /** The ids that the read model has of this partition, where they are more than were found, or fewer. */
  *#others(
    collection: CollectionName,
    places: DocumentPlaces,
    counts: DocumentCounts,
  ): Generator<DocumentPlace> {
    const there = counts.get(collection)?.get(this.#partition) ?? 0;
    if (there === (this.#found.get(collection) ?? 0)) return;
    for (const place of places.of(collection)) if (place.partition === this.#partition) yield place;
  }

  /** What is of no case is a total, to which every case adds. */
  #isUnknown(caseId: string | undefined): boolean {
    return caseId === undefined ? this.#unknown.size > 0 : this.#unknown.has(caseId);
  }
}
