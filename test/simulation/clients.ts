import { instructionRecord, partitionOf, topics } from '@seizure-ledger/contracts';
import {
  AppendUncertainError,
  LogFullError,
  LogUnavailableError,
  type NewRecord,
} from '@seizure-ledger/event-log';
import type { Instruction } from '@seizure-ledger/domain';
import {
  aboutRestitution,
  type Choice,
  instructionOf,
  often,
  prepared,
} from '../../packages/domain/src/random-session.fixture.ts';
import type { Dice } from './dice.ts';
import { holds } from './finding.ts';
import type { Keeper } from './keeper.ts';
import { claimsOf, largeCase, largeCaseId } from './large-case.ts';
import type { MemoryLogStore } from './memory-log.ts';
import { appendOrFail } from './stepwise-log.ts';

interface ClientsWorld {
  readonly dice: Dice;
  readonly keeper: Keeper;
  readonly store: MemoryLogStore;
  faulty(): boolean;
  now_ms(): number;
}

const cases = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5'] as const;

/** All who ask for acts: they retry what was not answered, ask twice, send rubbish, and have clocks of their own. */
export class Clients {
  readonly #world: ClientsWorld;
  readonly #asked: Instruction[] = [];
  readonly #unanswered: Instruction[] = [];
  /** What comes first: a case with money and claims, and in some worlds one with many of both. */
  readonly #prologue: Instruction[];
  readonly #cases: readonly string[];
  readonly #acknowledged: {
    readonly offset: number;
    readonly partition: number;
    readonly value: Uint8Array;
  }[] = [];

  constructor(world: ClientsWorld, withLargeCase: boolean) {
    this.#world = world;
    const money = prepared(new Date(world.now_ms()).toISOString());
    this.#prologue = [...money, ...(withLargeCase ? largeCase(claimsOf(world.dice)) : [])];
    this.#cases = withLargeCase ? [...cases, largeCaseId] : cases;
  }

  /** One more instruction, or one again. */
  ask(): void {
    const { dice } = this.#world;
    if (dice.chance(80)) return this.#sendRubbish();
    const again = dice.chance(3) ? this.#unanswered.shift() : undefined;
    if (again) return this.#send(again);
    const next = this.#prologue[0] ?? this.#anything();
    if (this.#prologue.length > 0) this.#prologue.shift();
    this.#asked.push(next);
    this.#send(next);
    if (dice.chance(25)) this.#send(next);
  }

  /** What was not answered is sent until it is. */
  retryAll(): void {
    for (const instruction of this.#unanswered.splice(0)) this.#send(instruction);
  }

  /** What was acknowledged stands where it was said to stand. */
  expectKept(): void {
    for (const { offset, partition, value } of this.#acknowledged) {
      const record = this.#world.store.of(topics.instructions, partition)[offset];
      holds(
        record !== undefined && Buffer.compare(record.value, value) === 0,
        `the acknowledged instruction ${partition}:${offset} is lost`,
      );
    }
  }

  #anything(): Instruction {
    const { dice, keeper } = this.#world;
    const numbers = Array.from({ length: 8 }, () => dice.below(2 ** 20));
    const caseId = this.#awaitsLarge() && dice.chance(2) ? largeCaseId : (dice.among(this.#cases) ?? 'C-1');
    const act: Choice['act'] = dice.among(usualIn[caseId] ?? often) ?? 'ask';
    const now = new Date(this.#world.now_ms()).toISOString();
    const { proposals, reactions, state } = keeper;
    const told = { asked: this.#asked, now, proposals, reactions, state };
    return instructionOf({ act, caseId, numbers }, told);
  }

  /** The large case has not come to an outcome of several records yet. */
  #awaitsLarge(): boolean {
    return this.#cases.includes(largeCaseId) && !this.#world.keeper.met.has('large');
  }

  #send(instruction: Instruction): void {
    const { dice } = this.#world;
    const skew_ms = dice.chance(40) ? 600_000 : dice.below(2_000);
    const sentAt = new Date(this.#world.now_ms() - skew_ms).toISOString();
    const record = instructionRecord({ ...instruction, sentAt });
    if (!this.#append(record, partitionOf(instruction.caseId, this.#world.store.partitions)))
      this.#unanswered.push(instruction);
  }

  /** @returns whether the log has acknowledged it. */
  #append(record: NewRecord, partition: number): boolean {
    const { dice, store } = this.#world;
    const appending = { partition, records: [record], topic: topics.instructions };
    try {
      const { firstOffset } = appendOrFail(store, appending, this.#world.faulty() && dice);
      this.#acknowledged.push({ offset: firstOffset, partition, value: record.value });
      return true;
    } catch (error) {
      if (error instanceof LogFullError || error instanceof LogUnavailableError) return false;
      if (error instanceof AppendUncertainError) return false;
      throw error;
    }
  }

  #sendRubbish(): void {
    const { dice, store } = this.#world;
    const last = this.#asked.at(-1);
    const text = last && !dice.chance(2) ? JSON.stringify({ ...last, act: 'theft' }) : '{"act":';
    const record = { headers: {}, key: last?.caseId ?? 'C-1', value: Buffer.from(text) };
    this.#append(record, dice.below(store.partitions));
  }
}

/** What is mostly asked in cases that are about money for victims. */
const usualIn: Readonly<Record<string, readonly Choice['act'][]>> = {
  'C-1': aboutRestitution,
  [largeCaseId]: ['distribute', 'approve', 'approve', 'approve', 'approve', 'pay', 'unallocate'],
};
