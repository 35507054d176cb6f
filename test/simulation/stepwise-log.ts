import type { Topic } from '@seizure-ledger/contracts';
import {
  type Appended,
  AppendUncertainError,
  type EventLog,
  LogFullError,
  LogUnavailableError,
  type NewRecord,
  type StoredRecord,
} from '@seizure-ledger/event-log';
import type { Dice } from './dice.ts';
import type { MemoryLogStore } from './memory-log.ts';

/** A process's way to the log: each call waits for a turn before and after what it does, and may fail. */
export class StepwiseLog implements Pick<EventLog, 'append' | 'end' | 'identity' | 'partitions' | 'read'> {
  readonly identity: string;
  readonly partitions: number;
  readonly #store: MemoryLogStore;
  readonly #dice: Dice;
  readonly #turn: () => Promise<void>;
  readonly #mayFail: () => boolean;

  constructor(store: MemoryLogStore, dice: Dice, turn: () => Promise<void>, mayFail: () => boolean) {
    this.identity = store.identity;
    this.partitions = store.partitions;
    this.#store = store;
    this.#dice = dice;
    this.#turn = turn;
    this.#mayFail = mayFail;
  }

  async append(topic: Topic, partition: number, records: readonly NewRecord[]): Promise<Appended> {
    await this.#turn();
    const appended = appendOrFail(this.#store, { partition, records, topic }, this.#mayFail() && this.#dice);
    await this.#turn();
    return appended;
  }

  read(topic: Topic, partition: number, fromOffset: number): AsyncIterable<readonly StoredRecord[]> {
    const end = this.#store.of(topic, partition).length;
    return this.#batches(topic, partition, fromOffset, end);
  }

  async *#batches(topic: Topic, partition: number, fromOffset: number, end: number) {
    const atOnce = this.#dice.pick([10, 100, 1_000, 1_000]);
    for (let from = fromOffset; from < end; from += atOnce) {
      await this.#turn();
      yield this.#store.of(topic, partition).slice(from, Math.min(end, from + atOnce));
    }
  }

  async end(topic: Topic, partition: number): Promise<number> {
    return this.#store.of(topic, partition).length;
  }
}

/**
 * Appends, or fails as the port says that it may. One failure is worse than the port allows: of several records only
 * the first are stored, as where they do not fit into one request.
 */
export function appendOrFail(
  store: MemoryLogStore,
  { partition, records, topic }: { partition: number; records: readonly NewRecord[]; topic: Topic },
  dice: Dice | false,
): Appended {
  const fate = dice && dice.weighted({ cut: 1, full: 1, lost: 1, stored: 60, unanswered: 1, unavailable: 1 });
  if (fate === 'unavailable') throw new LogUnavailableError('not there');
  if (fate === 'full') throw new LogFullError('no room');
  if (fate === 'lost') throw new AppendUncertainError('no answer, and nothing stored');
  const some = fate === 'cut' && dice ? records.slice(0, dice.below(records.length)) : records;
  const appended = some.length === 0 ? undefined : store.append(topic, partition, some);
  if (fate === 'cut' || fate === 'unanswered' || !appended)
    throw new AppendUncertainError('no answer, but something stored');
  return appended;
}
