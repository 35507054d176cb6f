import { readInstruction, topics } from '@seizure-ledger/contracts';
import {
  decide,
  evolve,
  type Fact,
  type Instruction,
  MemoryState,
  reactionTo,
  type SealedFact,
  sealPieces,
  sealQuarantine,
  StagedState,
} from '@seizure-ledger/domain';
import type { StoredRecord } from '@seizure-ledger/event-log';
import { sha256OfBytes } from '@seizure-ledger/evidence';
import { DoubleEntry } from '../../packages/domain/src/double-entry.fixture.ts';
import { Finding, holds } from './finding.ts';
import type { MemoryLogStore } from './memory-log.ts';

/**
 * Reads the ledgers' log beside everybody else, by rules of its own, and holds it to what it must be: one outcome
 * for each instruction, in order, which is what the rules make of all instructions before it; what is written twice
 * is the same to the byte; what was once there stays; every case's book balances; a key has one effect.
 */
export class Keeper {
  readonly state = new MemoryState();
  /** Every record that counts, by partition and index. */
  readonly taken: readonly SealedFact[][];
  readonly books = new Map<string, DoubleEntry>();
  readonly proposals: string[] = [];
  /** What follows from the facts, which clients ask for in the reactor's place: late, twice, in any order. */
  readonly reactions: Instruction[] = [];
  /** How often each outcome was met, by its status and act or refusal. */
  readonly met = new Map<string, number>();
  readonly #store: MemoryLogStore;
  readonly #partitions: readonly Followed[];
  readonly #heads = new Map<string, { readonly hash: string; readonly sequence: number }>();
  readonly #effects = new Set<string>();

  constructor(store: MemoryLogStore) {
    this.#store = store;
    this.taken = Array.from({ length: store.partitions }, () => []);
    this.#partitions = this.taken.map(() => ({
      due: [],
      nextInput: 0,
      offset: 0,
      offsets: [],
      recordedAt: new Date(0).toISOString(),
    }));
  }

  /** Of each partition how many instructions have their whole outcome. */
  answered(partition: number): number {
    const followed = this.#partitions[partition];
    return followed ? followed.nextInput - (followed.due.length > 0 ? 1 : 0) : 0;
  }

  /** Takes what is new. */
  follow(): void {
    this.#partitions.forEach((followed, partition) => {
      const records = this.#store.of(topics.ledger, partition);
      holds(
        records.length >= followed.offset,
        () => `partition ${partition} had ${followed.offset} facts and has ${records.length}: some are lost`,
      );
      for (; followed.offset < records.length; followed.offset += 1) {
        const record = records[followed.offset];
        if (record) this.#take(followed, partition, record);
      }
    });
  }

  /** Everything again: what was taken stands where it stood, as it was. */
  lookBack(): void {
    this.#partitions.forEach(({ offsets }, partition) => {
      const records = this.#store.of(topics.ledger, partition);
      this.taken[partition]?.forEach(({ fact, value }, index) => {
        const at = offsets[index];
        const record = at === undefined ? undefined : records[at];
        holds(record !== undefined && textOf(record) === value, `the log no longer has ${fact.id} as it was`);
      });
    });
    // the state is ahead of the facts while the last record of an outcome is still to come
    const underWay = new Set(this.#partitions.flatMap(({ due }) => due.map(({ fact }) => fact.caseId)));
    for (const [caseId, book] of this.books) {
      if (underWay.has(caseId)) continue;
      const said = [...this.state.scan('lot', caseId, '')]
        .filter(([, { quantity }]) => !/^0(\.0+)?$/.test(quantity))
        .map(([id, { quantity, transit }]) => [
          id,
          transit ? `${quantity}, ${transit.quantity} by ${transit.transferId}` : quantity,
        ]);
      holds(
        JSON.stringify(said.toSorted()) === JSON.stringify(Object.entries(book.lotsSaid()).toSorted()),
        () => `the lots of ${caseId} are not what its facts say`,
      );
    }
  }

  /** When everything has been answered: what left one case is in another, or back. */
  expectArrived(): void {
    const between = new Map<string, bigint>();
    for (const { totals } of this.books.values())
      for (const [name, amount] of totals) {
        const [account, unit = ''] = name.split('|');
        if (account === 'out:transferred' || account === 'source:transferred')
          between.set(unit, (between.get(unit) ?? 0n) + amount);
      }
    for (const [unit, amount] of between)
      holds(amount === 0n, `${amount} ${unit} is between two cases for ever`);
    for (const caseId of this.books.keys())
      for (const [id, { state }] of this.state.scan('departure', caseId, ''))
        holds(state !== 'in-transit', `the transfer ${id} of ${caseId} never came to an end`);
  }

  #take(followed: Followed, partition: number, record: StoredRecord): void {
    const index = Number(record.headers['ce_index']);
    const taken = this.taken[partition] ?? [];
    const before = taken[index];
    if (before) {
      holds(textOf(record) === before.value, () => `${partition}:${index} was written twice, and differs`);
      return;
    }
    holds(
      index === taken.length,
      `partition ${partition} goes on at ${index}, where ${taken.length} was due`,
    );
    if (followed.due.length === 0) this.#decide(followed, partition, taken.length);
    const due = followed.due.shift();
    if (!due) throw new Finding(`an outcome of partition ${partition} has no instruction`);
    holds(
      textOf(record) === due.value,
      () => `${partition}:${index} is not what the rules make of it:\n${textOf(record)}\n${due.value}`,
    );
    taken.push(due);
    followed.offsets.push(record.offset);
    this.#chain(due);
    if (due.fact.part === due.fact.parts) this.#post(due);
  }

  /** What the rules make of the next instruction: its outcome is due from now on. */
  #decide(followed: Followed, partition: number, index: number): void {
    const input = followed.nextInput;
    const record = this.#store.of(topics.instructions, partition)[input];
    if (!record) throw new Finding(`partition ${partition} answers input ${input}, which is not there`);
    const stored = new Date(record.timestamp_ms).toISOString();
    const recordedAt = stored > followed.recordedAt ? stored : followed.recordedAt;
    const place = { index, input, partition, recordedAt };
    const read = readInstruction(record, { partition, partitions: this.#store.partitions });
    followed.due =
      'invalid' in read
        ? [sealQuarantine({ reason: read.invalid, valueHash: sha256OfBytes(record.value) }, place)]
        : [
            ...sealPieces(
              decide(read, recordedAt, this.state),
              place,
              this.state.get('case', read.caseId, ''),
            ),
          ];
    const staged = new StagedState(this.state);
    for (const { fact, hash } of followed.due) staged.apply(evolve(staged, fact, hash));
    this.state.apply(staged.changes);
    followed.nextInput += 1;
    followed.recordedAt = recordedAt;
  }

  #chain({ fact: { caseId = '', id, previousHash, sequence }, hash }: SealedFact): void {
    if (sequence === undefined) return;
    const head = this.#heads.get(caseId);
    holds(
      previousHash === (head?.hash ?? null) && sequence === (head ? head.sequence + 1 : 0),
      `${id} does not go on from the head of ${caseId}`,
    );
    this.#heads.set(caseId, { hash, sequence });
  }

  #post({ fact, hash }: SealedFact): void {
    const { act = '', caseId = '', id, instructionId = '', sequence, status } = fact;
    this.#count(fact);
    if (status === 'proposed') this.proposals.push(hash);
    const follows = reactionTo(fact);
    if (follows) this.reactions.push(follows);
    if (status !== 'posted' || sequence === undefined) {
      holds(fact.legs === undefined, `${id} is ${status} and has legs`);
      return;
    }
    const effect = `${caseId} ${instructionId}`;
    holds(!this.#effects.has(effect), `${id}: the key ${instructionId} has a second effect in ${caseId}`);
    this.#effects.add(effect);
    const book = this.books.get(caseId) ?? new DoubleEntry();
    this.books.set(caseId, book);
    book.post(fact);
    const faults = book.faults();
    holds(faults.length === 0, `after ${act} ${id} the book of ${caseId} is wrong: ${faults.join(', ')}`);
  }

  #count({ act, parts, refusal, status }: Fact): void {
    const names = [status, `${status} ${refusal?.code ?? act}`, ...(parts > 1 ? ['large'] : [])];
    for (const name of names) this.met.set(name, (this.met.get(name) ?? 0) + 1);
  }
}

interface Followed {
  /** What is left of the outcome under way. */
  due: SealedFact[];
  nextInput: number;
  /** Next in the ledgers' log. */
  offset: number;
  /** Where each record that was taken stands. */
  readonly offsets: number[];
  recordedAt: string;
}

const textOf = ({ value }: StoredRecord): string =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
