import { type Fact, LogLostError, type Place, readFactRecord, topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog, StoredRecord, Subscription } from '@seizure-ledger/event-log';
import { type ReadModel, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import type { Alarms } from '../alarms.ts';
import { FollowedPartition, type WholeOutcome } from './followed-partition.ts';
import { assertNothingLost, instructionLost } from './lost-log.ts';
import { beginNearEnd } from './near-end.ts';
import { UnclaimedOutcomes } from './unclaimed-outcomes.ts';
import { type UnwatchedReader, watchedReader } from './watched-reader.ts';

/** A record of an outcome, with its bytes. */
export interface OutcomeRecord {
  readonly fact: Fact;
  readonly value: Uint8Array;
}

/**
 * The edge's ear on the ledger's log: hands each instruction's outcome to whoever waits for it. It looks at headers
 * only, and at the values of what somebody waits for. Every edge reads every partition, which is acceptable to about
 * 20 edges; beyond, an instruction names its edge's reply partition.
 */
export class Outcomes implements UnwatchedReader {
  readonly topic = topics.ledger;
  readonly maxBatch = 1_000;
  readonly #log: EventLog;
  readonly #alarms: Alarms;
  readonly #readModel: Pick<ReadModel, 'checkpoint'> | undefined;
  readonly #followed = new Map<number, FollowedPartition>();
  /** Partitions whose log is in doubt: nothing of them is handed out any more. */
  readonly #doubted = new Map<number, unknown>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #unclaimed = new UnclaimedOutcomes();
  #subscription: Subscription | undefined;

  /** @param readModel remembers, when this process has just begun, how far the log has been read. */
  constructor(log: EventLog, alarms: Alarms, readModel?: Pick<ReadModel, 'checkpoint'>) {
    this.#log = log;
    this.#alarms = alarms;
    this.#readModel = readModel;
  }

  async start(): Promise<void> {
    this.#subscription = await this.#log.subscribe(watchedReader(this, 'edge', this.#log, this.#alarms));
  }

  async stop(): Promise<void> {
    await this.#subscription?.close();
  }

  /**
   * The outcome of the instruction at an offset, or `undefined` when it has not come within `timeout_ms`, or at once
   * when the partition's log is in doubt.
   */
  async of(
    partition: number,
    input: number,
    timeout_ms: number,
  ): Promise<readonly OutcomeRecord[] | undefined> {
    if (this.#doubted.has(partition)) return undefined;
    const key = `${partition}:${input}`;
    const ready = this.#unclaimed.take(key);
    if (ready) return this.#readOrDoubt(partition, ready);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(undefined), timeout_ms);
      const settle: Waiting['settle'] = (outcome) => {
        clearTimeout(timer);
        this.#waiting.delete(key);
        resolve(outcome);
      };
      this.#waiting.set(key, { partition, settle });
    });
  }

  /** Why nothing may be recorded in a partition until an operator has looked; `undefined` while all is well. */
  lossOf(partition: number): string | undefined {
    const doubt = this.#doubted.get(partition);
    return doubt instanceof LogLostError ? doubt.message : this.#alarms.lossOf(partition);
  }

  /** The last input of a partition that is known to be answered; one before the first while none is. */
  answeredIn(partition: number): number {
    return this.#followed.get(partition)?.answered ?? -1;
  }

  /** The last record of a partition that this edge has seen; `undefined` while there is none. */
  lastSeen(partition: number): Place | undefined {
    const next = this.#followed.get(partition)?.nextIndex ?? 0;
    return next > 0 ? { index: next - 1, partition } : undefined;
  }

  /** An instruction was stored where an answered one had stood. */
  lost(partition: number, answered: number): void {
    const loss = instructionLost(partition, answered);
    this.#alarms.raise({ message: loss.message, partition, reader: 'edge', state: 'stopped' }, loss);
    this.stopped(partition, loss);
  }

  /** @throws {LogLostError} the log lacks what this edge, or the read model, has seen of it. */
  async assigned(partition: number): Promise<number> {
    const seen = this.#followed.get(partition)?.nextOffset ?? (await this.#takenOf(partition));
    const end = await assertNothingLost(this.#log, partition, seen);
    const beginning = await beginNearEnd(this.#log, this.topic, partition);
    this.#followed.set(partition, new FollowedPartition(partition, beginning, end));
    return beginning.offset;
  }

  async batch({ partition, records }: Batch): Promise<void> {
    const followed = this.#followed.get(partition);
    if (!followed) throw new Error(`partition ${partition} was not assigned`);
    for (const record of records) {
      if (this.#doubted.has(partition)) throw this.#doubted.get(partition);
      const outcome = followed.take(record);
      if (outcome) this.#settle(`${partition}:${outcome.input}`, outcome);
    }
  }

  stopped(partition: number, doubt: unknown): void {
    this.#doubted.set(partition, doubt);
    for (const waiting of this.#waiting.values())
      if (waiting.partition === partition) waiting.settle(undefined);
  }

  /** Where the read model of this log has come to; it may be away, and acts go on without it. */
  async #takenOf(partition: number): Promise<number> {
    try {
      const checkpoint = await this.#readModel?.checkpoint(partition);
      return checkpoint?.log === this.#log.identity ? checkpoint.nextOffset : 0;
    } catch (error) {
      if (error instanceof ReadModelUnavailableError) return 0;
      throw error;
    }
  }

  #settle(key: string, { isNew, records }: WholeOutcome): void {
    const waiting = this.#waiting.get(key);
    if (waiting) return waiting.settle(records.map(read));
    if (isNew) this.#unclaimed.put(key, records);
  }

  #readOrDoubt(partition: number, records: readonly StoredRecord[]): readonly OutcomeRecord[] | undefined {
    try {
      return records.map(read);
    } catch (doubt) {
      this.stopped(partition, doubt); // the reader meets it at its next record
      return undefined;
    }
  }
}

interface Waiting {
  readonly partition: number;
  settle(outcome: readonly OutcomeRecord[] | undefined): void;
}

const read = (record: StoredRecord): OutcomeRecord => ({ fact: readFactRecord(record), value: record.value });
