import type { CollectionName, Documents, ReadModel, Write } from '@seizure-ledger/read-model';

/** Documents on the way from one checkpoint to the next: read once, changed in memory, written together. */
export class WorkingCopy {
  readonly #readModel: ReadModel;
  readonly #read = new Map<string, Documents[CollectionName] | undefined>();
  readonly #changed = new Map<string, Write>();

  constructor(readModel: ReadModel) {
    this.#readModel = readModel;
  }

  get writes(): readonly Write[] {
    return [...this.#changed.values()];
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    const key = `${collection}/${id}`;
    if (!this.#read.has(key)) this.#read.set(key, await this.#readModel.get(collection, id));
    // the key holds the collection, so the document is of it
    return this.#read.get(key) as Documents[C] | undefined;
  }

  put<C extends CollectionName>(collection: C, document: Documents[C]): void {
    const key = `${collection}/${document.id}`;
    this.#read.set(key, document);
    this.#changed.set(key, { collection, put: document } as Write);
  }

  delete(collection: Exclude<CollectionName, 'entries'>, id: string): void {
    const key = `${collection}/${id}`;
    this.#read.set(key, undefined);
    this.#changed.set(key, { collection, delete: id } as Write);
  }
}
