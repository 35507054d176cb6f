import { createHash } from 'node:crypto';
import type { Place } from '@seizure-ledger/contracts';
import { compareCodePoints, OrderedRecords } from '@seizure-ledger/domain';
import { canonicalJson, type Json } from '@seizure-ledger/evidence';
import {
  type Checkpoint,
  CheckpointMovedError,
  type CollectionName,
  collectionNames,
  type Commit,
  type Documents,
  EntryExistsError,
  indexes,
  PageLostError,
  type Query,
  type ReadModel,
} from '@seizure-ledger/read-model';

type Texts = OrderedRecords<string>;

/** What read models keep: documents as canonical JSON, and how to take the latest commits away again. */
export class MemoryStorage {
  readonly checkpoints = new Map<number, Checkpoint>();
  readonly #collections = new Map<CollectionName, Texts>();
  readonly #undo: (() => void)[] = [];
  readonly #waiting = new Set<() => void>();

  texts(collection: CollectionName): Texts {
    const texts = this.#collections.get(collection) ?? new OrderedRecords<string>();
    this.#collections.set(collection, texts);
    return texts;
  }

  /** All of a commit or nothing, and its checkpoint first. */
  commit({ after, checkpoint, partition, writes }: Commit): void {
    const found = this.checkpoints.get(partition);
    if ((found?.index ?? null) !== after)
      throw new CheckpointMovedError(partition, after, found?.index ?? null);
    const rows = writes.map((write) => ({
      collection: write.collection,
      ...('delete' in write
        ? { id: write.delete, text: undefined }
        : // documents are plain data by their types, which the compiler does not see of an interface
          { id: write.put.id, text: canonicalJson(write.put as unknown as Json) }),
    }));
    for (const { collection, id } of rows)
      if (collection === 'entries' && this.texts(collection).has(id)) throw new EntryExistsError(id);
    const before = rows.map(({ collection, id }) => ({
      collection,
      id,
      text: this.texts(collection).get(id),
    }));
    for (const row of rows) this.#put(row);
    this.checkpoints.set(partition, checkpoint);
    this.#undo.push(() => {
      for (const row of before.toReversed()) this.#put(row);
      if (found) this.checkpoints.set(partition, found);
      else this.checkpoints.delete(partition);
    });
    if (this.#undo.length > 8) this.#undo.shift();
    for (const look of this.#waiting) look();
  }

  /** What a crash of the machine may do: the latest commits are gone, whole and with their checkpoints. */
  loseLatest(commits: number): void {
    for (const undo of this.#undo.splice(Math.max(0, this.#undo.length - commits)).toReversed()) undo();
  }

  /** Resolves with what it looks at as soon as that holds, or is closed, or the time is over. */
  async until(holds: () => boolean, timeout_ms: number, closed: AbortSignal): Promise<boolean> {
    if (holds()) return true;
    if (timeout_ms <= 0 || closed.aborted) return false;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (holds()) resolve();
    };
    const end = (): void => resolve();
    const timer = setTimeout(end, timeout_ms);
    closed.addEventListener('abort', end);
    this.#waiting.add(look);
    await promise;
    clearTimeout(timer);
    closed.removeEventListener('abort', end);
    this.#waiting.delete(look);
    return !closed.aborted && holds();
  }

  #put({ collection, id, text }: { collection: CollectionName; id: string; text: string | undefined }): void {
    if (text === undefined) this.texts(collection).delete(id);
    else this.texts(collection).set(id, text);
  }
}

/** A read model in memory. It passes the suite that the other adapters pass. */
export class MemoryReadModel implements ReadModel {
  readonly storage: MemoryStorage;
  readonly #closed = new AbortController();

  constructor(storage: MemoryStorage) {
    this.storage = storage;
  }

  async commit(commit: Commit): Promise<void> {
    this.storage.commit(commit);
  }

  async checkpoint(partition: number): Promise<Checkpoint | undefined> {
    return this.storage.checkpoints.get(partition);
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return [...this.storage.checkpoints.values()].toSorted((a, b) => a.partition - b.partition);
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    return this.#read(collection, id);
  }

  async getMany<C extends CollectionName>(
    collection: C,
    ids: readonly string[],
  ): Promise<readonly Documents[C][]> {
    return ids.flatMap((id) => this.#read(collection, id) ?? []);
  }

  async find<C extends CollectionName>(collection: C, query: Query<C>): Promise<readonly Documents[C][]> {
    const fields = fieldsOf(collection, query.index);
    const equals = query.equals ?? [];
    const open = fields.slice(equals.length);
    const placeOf = (document: Members): readonly unknown[] => open.map((field) => document[field]);
    const isBefore = (a: Members, b: Members): number =>
      (query.descending ? -1 : 1) * comparePlaces([...placeOf(a), a['id']], [...placeOf(b), b['id']]);
    const after = this.#after(collection, open, query.afterId);
    const found: Members[] = [];
    for (const [, text] of this.storage.texts(collection).from(query.idPrefix ?? '')) {
      const document = JSON.parse(text) as Members;
      if (fields.some((field) => document[field] === undefined)) continue;
      if (equals.some((value, at) => document[fields[at] ?? ''] !== value)) continue;
      if (query.upTo !== undefined && !(Number(document[open[0] ?? '']) <= query.upTo)) continue;
      if (after && isBefore(document, after) <= 0) continue;
      if (hasTags((document['tags'] ?? []) as readonly string[], query.tags ?? {})) found.push(document);
    }
    // each was put as a document of this collection
    return found.toSorted(isBefore).slice(0, query.limit) as unknown as Documents[C][];
  }

  reached(places: readonly Place[], timeout_ms: number): Promise<boolean> {
    const { checkpoints } = this.storage;
    const there = (): boolean =>
      places.every(({ index, partition }) => (checkpoints.get(partition)?.index ?? -1) >= index);
    return this.storage.until(there, timeout_ms, this.#closed.signal);
  }

  async digest(collection: CollectionName): Promise<{ readonly hash: string; readonly documents: number }> {
    const digest = createHash('sha256');
    const texts = this.storage.texts(collection);
    for (const [, text] of texts.from('')) digest.update(`${text}\n`);
    return { documents: texts.size, hash: `sha256:${digest.digest('hex')}` };
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  #read<C extends CollectionName>(collection: C, id: string): Documents[C] | undefined {
    const text = this.storage.texts(collection).get(id);
    return text === undefined ? undefined : JSON.parse(text);
  }

  #after(collection: CollectionName, open: readonly string[], id: string | undefined): Members | undefined {
    if (id === undefined || open.length === 0) return id === undefined ? undefined : { id };
    const text = this.storage.texts(collection).get(id);
    const members = text === undefined ? {} : (JSON.parse(text) as Members);
    if (open.some((field) => members[field] === undefined)) throw new PageLostError(collection, id);
    return members;
  }
}

type Members = Readonly<Record<string, unknown>>;

function fieldsOf(collection: CollectionName, index: string | undefined): readonly string[] {
  if (index === undefined) return [];
  const ofCollection: Readonly<Record<string, readonly string[]>> = indexes[collection];
  return ofCollection[index] ?? [];
}

function comparePlaces(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : compareCodePoints(String(one), String(other));
    if (order !== 0) return order;
  }
  return 0;
}

function hasTags(
  has: readonly string[],
  { all = [], any, prefixes = [] }: NonNullable<Query<CollectionName>['tags']>,
): boolean {
  return (
    all.every((tag) => has.includes(tag)) &&
    (any === undefined || any.some((tag) => has.includes(tag))) &&
    prefixes.every((prefix) => has.some((tag) => tag.startsWith(prefix)))
  );
}

export { collectionNames };
