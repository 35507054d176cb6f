import {
  type CollectionName,
  type Documents,
  entryId,
  type LotDocument,
  type ReadModel,
  type Write,
} from '@seizure-ledger/read-model';
import { lotsBegin, type OpenDocuments } from './open-documents.ts';
import { ReadsTogether } from './reads-together.ts';

/** Documents remembered from one batch to the next, at most. */
const maxKnown = 2_000;

const page = 500;

/**
 * Documents on the way from one checkpoint to the next: read once, changed in memory, written together. What was
 * written is remembered, since nobody else writes what belongs to this partition; a copy whose writes failed is
 * worthless.
 */
export class WorkingCopy implements OpenDocuments {
  readonly #readModel: ReadModel;
  readonly #known = new Map<string, Documents[CollectionName] | undefined>();
  readonly #reads: ReadsTogether;
  readonly #changed = new Map<string, Write>();
  /** Lots among what has changed, by how the ids of their asset's lots begin; `undefined` for one that is gone. */
  readonly #changedLots = new Map<string, Map<string, LotDocument | undefined>>();

  constructor(readModel: ReadModel) {
    this.#readModel = readModel;
    this.#reads = new ReadsTogether(readModel);
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    const key = `${collection}/${id}`;
    const known = this.#known.has(key) ? this.#known.get(key) : await this.#reads.get(collection, id);
    this.#remember(key, known);
    // the key holds the collection, so the document is of it
    return known as Documents[C] | undefined;
  }

  async lotsOf(caseId: string, assetId: string): Promise<readonly LotDocument[]> {
    const idPrefix = lotsBegin(caseId, assetId);
    const lots = new Map((await this.#storedLots(idPrefix)).map((lot) => [lot.id, lot]));
    for (const [id, lot] of this.#changedLots.get(idPrefix) ?? []) {
      if (lot) lots.set(id, lot);
      else lots.delete(id);
    }
    return [...lots.values()];
  }

  put<C extends CollectionName>(collection: C, document: Documents[C]): void {
    const key = `${collection}/${document.id}`;
    // nobody folds into an entry again
    if (collection !== 'entries') this.#remember(key, document);
    this.#changed.set(key, { collection, put: document } as Write);
    // the collection says what the document is
    if (collection === 'lots') this.#lotsLike(document.id).set(document.id, document as LotDocument);
  }

  delete(collection: Exclude<CollectionName, 'entries'>, id: string): void {
    const key = `${collection}/${id}`;
    this.#remember(key, undefined);
    this.#changed.set(key, { collection, delete: id } as Write);
    if (collection === 'lots') this.#lotsLike(id).set(id, undefined);
  }

  /** Each is an entry, which is where it is read from. */
  putPiece(): void {}

  async pieceAt(partition: number, index: number): Promise<string | undefined> {
    const id = entryId({ index, partition });
    const write = this.#changed.get(`entries/${id}`);
    // the key holds the collection
    if (write && 'put' in write) return (write.put as Documents['entries']).value;
    return (await this.#readModel.get('entries', id))?.value;
  }

  /** What has changed since the last call, to be written now. */
  takeWrites(): readonly Write[] {
    const writes = [...this.#changed.values()];
    this.#changed.clear();
    this.#changedLots.clear();
    // what was used last stands last; within a batch nothing is forgotten, or a change would be read as it was before
    for (const key of this.#known.keys()) {
      if (this.#known.size <= maxKnown) break;
      this.#known.delete(key);
    }
    return writes;
  }

  async #storedLots(idPrefix: string): Promise<readonly LotDocument[]> {
    const lots: LotDocument[] = [];
    for (;;) {
      const afterId = lots.at(-1)?.id;
      const query = { idPrefix, limit: page, ...(afterId !== undefined && { afterId }) };
      const found = await this.#readModel.find('lots', query);
      lots.push(...found);
      if (found.length < page) return lots;
    }
  }

  /** What has changed of the lots of the same asset. */
  #lotsLike(id: string): Map<string, LotDocument | undefined> {
    const [caseId = '', assetId = ''] = id.split('|');
    const prefix = lotsBegin(caseId, assetId);
    const known = this.#changedLots.get(prefix) ?? new Map<string, LotDocument | undefined>();
    this.#changedLots.set(prefix, known);
    return known;
  }

  #remember(key: string, document: Documents[CollectionName] | undefined): void {
    this.#known.delete(key);
    this.#known.set(key, document);
  }
}
