import type { Place } from '@seizure-ledger/contracts';
import type { mongo } from 'mongoose';
import { indexes, type CollectionIndexes } from '../collections.ts';
import type { CollectionName, Documents } from '../documents.ts';
import { PageLostError } from '../errors.ts';
import type { Checkpoint, Query } from '../port.ts';
import { isPlace, openFields } from '../range.ts';
import { checkpointOf, type Database } from './database.ts';
import { type Page, pageById, pageInIndex } from './page.ts';
import { documentOf } from './stored.ts';

/** Reads documents and checkpoints, each call from one state that no election can take back. */
export class Reader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async checkpoint(partition: number): Promise<Checkpoint | undefined> {
    const found = await this.#database.checkpoints.findOne({ _id: partition });
    return found ? checkpointOf(found) : undefined;
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    const found = await this.#database.checkpoints.find({}, oneState).sort({ _id: 1 }).toArray();
    return found.map(checkpointOf);
  }

  /** Which of these places have been taken. */
  async reached(places: readonly Place[]): Promise<readonly Place[]> {
    const asked = { _id: { $in: [...new Set(places.map(({ partition }) => partition))] } };
    const found = await this.#database.checkpoints.find(asked).toArray();
    const indexOf = new Map(found.map(({ _id, index }) => [_id, index]));
    return places.filter(({ partition, index }) => (indexOf.get(partition) ?? -1) >= index);
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    const found = await this.#database.collection(collection).findOne({ _id: id });
    return found ? documentOf<C>(found) : undefined;
  }

  async getMany<C extends CollectionName>(
    collection: C,
    ids: readonly string[],
  ): Promise<readonly Documents[C][]> {
    if (ids.length === 0) return [];
    const asked = { _id: { $in: [...new Set(ids)] } };
    const found = await this.#database.collection(collection).find(asked, oneState).toArray();
    const byId = new Map(found.map(documentOf<C>).map((document) => [document.id, document]));
    return ids.map((id) => byId.get(id)).filter((document) => document !== undefined);
  }

  async find<C extends CollectionName>(collection: C, query: Query<C>): Promise<readonly Documents[C][]> {
    if (query.tags?.any?.length === 0 || query.limit < 1) return [];
    const { index } = query;
    if (index === undefined) return this.#page(collection, pageById(query), oneState);
    const ofCollection: CollectionIndexes = indexes[collection];
    const fields = ofCollection[index] ?? [];
    const { afterId } = query;
    const open = openFields(fields, query);
    if (afterId === undefined || open.length === 0) {
      const after = afterId === undefined ? undefined : [afterId];
      return this.#page(collection, pageInIndex(index, fields, query, after), oneState);
    }
    return this.#database.fromOneState(async (session) => {
      const after = [...(await this.#placeOf(collection, open, afterId, session)), afterId];
      return this.#page(collection, pageInIndex(index, fields, query, after), { session });
    });
  }

  async #page<C extends CollectionName>(
    collection: C,
    { filter, ...page }: Page,
    state: mongo.FindOptions,
  ): Promise<readonly Documents[C][]> {
    const options = { ...page, ...state, batchSize: page.limit };
    const found = await this.#database.collection(collection).find(filter, options).toArray();
    return found.map((stored) => documentOf<C>(stored));
  }

  /** Where the last document of the page before stands among the fields that order the range. */
  async #placeOf(
    collection: CollectionName,
    open: readonly string[],
    afterId: string,
    session: mongo.ClientSession,
  ): Promise<readonly (string | number)[]> {
    const found = await this.#database.collection(collection).findOne({ _id: afterId }, { session });
    const values = open.map((field) => found?.[field]).filter((value) => isPlace(value));
    if (values.length < open.length) throw new PageLostError(collection, afterId);
    return values;
  }
}

const oneState = { readConcern: { level: 'snapshot' } } as const;
