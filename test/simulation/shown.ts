import { fold, DocumentsInMemory } from '@seizure-ledger/service-projection';
import { type SealedFact, toMinor } from '@seizure-ledger/domain';
import { digitsOf } from '../../packages/domain/src/units.fixture.ts';
import { canonicalJson, type Json } from '@seizure-ledger/evidence';
import {
  type CollectionName,
  collectionNames,
  type Commit,
  type Documents,
} from '@seizure-ledger/read-model';
import { holds } from './finding.ts';
import type { Keeper } from './keeper.ts';
import type { MemoryStorage } from './memory-storage.ts';

/** Holds the read model to what the facts up to its checkpoints say, folded here once more. */
export class Shown {
  readonly #storage: MemoryStorage;
  readonly #keeper: Keeper;
  readonly #folded: { documents: DocumentsInMemory; next: number }[];

  constructor(storage: MemoryStorage, keeper: Keeper) {
    this.#storage = storage;
    this.#keeper = keeper;
    this.#folded = keeper.taken.map(() => ({ documents: new DocumentsInMemory(), next: 0 }));
  }

  /** What a commit has written is what its facts say, and what they say of documents that it left alone has not changed. */
  async expect({ partition, writes }: Commit): Promise<void> {
    const documents = await this.#foldUp(partition);
    for (const write of writes) {
      const id = 'delete' in write ? write.delete : write.put.id;
      this.#expectSame(write.collection, id, documents.all(write.collection).get(id));
    }
  }

  /** Everything is folded anew, and every document compared; nothing is there besides. */
  async expectAll(): Promise<void> {
    for (const folded of this.#folded) Object.assign(folded, { documents: new DocumentsInMemory(), next: 0 });
    const all: DocumentsInMemory[] = [];
    for (const partition of this.#folded.keys()) all.push(await this.#foldUp(partition));
    for (const collection of collectionNames) {
      let number = 0;
      for (const documents of all) {
        for (const [id, document] of documents.all(collection)) this.#expectSame(collection, id, document);
        number += documents.all(collection).size;
      }
      const found = this.#storage.texts(collection).size;
      holds(found === number, `there are ${found} ${collection}, where the facts say ${number}`);
    }
    this.#expectBalance();
  }

  /** Where the projection has everything, its cases say what double entry by hand says. */
  expectBooks(): void {
    for (const [caseId, book] of this.#keeper.books) {
      const text = this.#storage.texts('cases').get(caseId);
      holds(text !== undefined, `case ${caseId} is not shown`);
      const { balances } = JSON.parse(text) as Documents['cases'];
      const shown = balances.map(({ account, amount, unit }): [string, bigint] => [
        `${account}|${unit}`,
        toMinor(amount, digitsOf(unit)),
      ]);
      const said = [...book.totals].filter(([, amount]) => amount !== 0n);
      holds(
        lined(shown.filter(([, amount]) => amount !== 0n)) === lined(said),
        () => `case ${caseId} shows ${lined(shown)}, its facts say ${lined(said)}`,
      );
    }
  }

  /** The trial balance over everything is zero in every unit. */
  #expectBalance(): void {
    const sums = new Map<string, bigint>();
    for (const [, text] of this.#storage.texts('totals').from('')) {
      const { account, amount, unit } = JSON.parse(text) as Documents['totals'];
      if (account.startsWith('count:')) continue;
      sums.set(unit, (sums.get(unit) ?? 0n) + toMinor(amount, digitsOf(unit)));
    }
    for (const [unit, sum] of sums) holds(sum === 0n, `the trial balance of ${unit} is ${sum}`);
  }

  async #foldUp(partition: number): Promise<DocumentsInMemory> {
    const folded = this.#folded[partition];
    if (!folded) throw new RangeError(`no partition ${partition}`);
    const end = (this.#storage.checkpoints.get(partition)?.index ?? -1) + 1;
    const facts: readonly SealedFact[] = this.#keeper.taken[partition] ?? [];
    if (end < folded.next) Object.assign(folded, { documents: new DocumentsInMemory(), next: 0 });
    holds(end <= facts.length, `the read model of partition ${partition} is ahead of the log`);
    for (const { fact, hash, value } of facts.slice(folded.next, end))
      await fold(folded.documents, { fact, hash, partition, value });
    folded.next = end;
    return folded.documents;
  }

  #expectSame(collection: CollectionName, id: string, document: object | undefined): void {
    // documents are plain data by their types
    const said = document && canonicalJson(document as unknown as Json);
    const shown = this.#storage.texts(collection).get(id);
    holds(shown === said, () => `${collection} ${id} shows\n${shown}\nwhere the facts say\n${said}`);
  }
}

const lined = (amounts: readonly (readonly [string, bigint])[]): string =>
  amounts
    .map(([name, amount]) => `${name} ${amount}`)
    .toSorted()
    .join(', ');
