import type { CollectionName, Documents, ReadModel } from '@seizure-ledger/read-model';

interface Asked {
  readonly id: string;
  readonly resolve: (document: Documents[CollectionName] | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads single documents; what is asked for in one turn is read with one question a collection. */
export class ReadsTogether {
  readonly #readModel: Pick<ReadModel, 'getMany'>;
  #asked = new Map<CollectionName, Asked[]>();

  constructor(readModel: Pick<ReadModel, 'getMany'>) {
    this.#readModel = readModel;
  }

  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    // when all that is being folded has gone on as far as it can
    if (this.#asked.size === 0) process.nextTick(() => this.#read());
    return new Promise((resolve, reject) => {
      const ofCollection = this.#asked.get(collection) ?? [];
      this.#asked.set(collection, ofCollection);
      // the collection says what the document is
      ofCollection.push({ id, reject, resolve: (found) => resolve(found as Documents[C] | undefined) });
    });
  }

  #read(): void {
    const all = this.#asked;
    this.#asked = new Map();
    for (const [collection, asked] of all) void this.#answer(collection, asked);
  }

  /** Whoever asked hears of a failure. */
  async #answer(collection: CollectionName, asked: readonly Asked[]): Promise<void> {
    try {
      const ids = asked.map(({ id }) => id);
      const found = await this.#readModel.getMany(collection, ids);
      const byId = new Map(found.map((document) => [document.id, document]));
      for (const { id, resolve } of asked) resolve(byId.get(id));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
