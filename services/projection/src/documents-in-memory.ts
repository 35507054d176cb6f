import type { CollectionName, Documents, LotDocument } from '@seizure-ledger/read-model';
import { lotsBegin, type OpenDocuments } from './open-documents.ts';
import type { TakenRecord } from './taken-record.ts';

/** A partition's documents folded afresh, in memory: for verification and tests. */
export class DocumentsInMemory implements OpenDocuments {
  readonly #collections = new Map<CollectionName, Map<string, Documents[CollectionName]>>();
  readonly #pieces = new Map<string, string>();
  readonly #lotsByAsset = new Map<string, Map<string, LotDocument>>();

  async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    return this.all(collection).get(id);
  }

  async lotsOf(caseId: string, assetId: string): Promise<readonly LotDocument[]> {
    return [...this.#ofAsset(lotsBegin(caseId, assetId)).values()];
  }

  put<C extends CollectionName>(collection: C, document: Documents[C]): void {
    this.#writable(collection).set(document.id, document);
    if (collection !== 'lots') return;
    // the collection says what the document is
    const lot = document as LotDocument;
    this.#ofAsset(lotsBegin(lot.caseId, lot.assetId ?? '')).set(lot.id, lot);
  }

  delete(collection: CollectionName, id: string): void {
    this.#writable(collection).delete(id);
    const [caseId = '', assetId = ''] = id.split('|');
    if (collection === 'lots') this.#ofAsset(lotsBegin(caseId, assetId)).delete(id);
  }

  putPiece({ fact, partition, value }: TakenRecord): void {
    // those of an outcome that was read to its end are not asked for again
    if (fact.part === 1) this.#pieces.clear();
    this.#pieces.set(`${partition}:${fact.index}`, value);
  }

  async pieceAt(partition: number, index: number): Promise<string | undefined> {
    return this.#pieces.get(`${partition}:${index}`);
  }

  /** Every document of a collection, by id. */
  all<C extends CollectionName>(collection: C): ReadonlyMap<string, Documents[C]> {
    return this.#writable(collection);
  }

  #writable<C extends CollectionName>(collection: C): Map<string, Documents[C]> {
    const known = this.#collections.get(collection) ?? new Map<string, Documents[CollectionName]>();
    this.#collections.set(collection, known);
    // put() files each document under its own collection
    return known as Map<string, Documents[C]>;
  }

  #ofAsset(key: string): Map<string, LotDocument> {
    const known = this.#lotsByAsset.get(key) ?? new Map<string, LotDocument>();
    this.#lotsByAsset.set(key, known);
    return known;
  }
}
