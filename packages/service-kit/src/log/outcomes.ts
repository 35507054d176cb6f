import { factHeaders, IndexRule, topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog, StoredRecord, Subscription } from '@seizure-ledger/event-log';
import type { Alarms } from '../alarms.ts';
import { type UnwatchedReader, watchedReader } from './watched-reader.ts';

/** How far before the log's end an edge begins, to find the index that is due among duplicates at the end. */
const warmUp_records = 1_000;
/** Outcomes that nobody has asked for yet: an outcome can come before its append is acknowledged. */
const maxUnclaimed = 10_000;

type Outcome = readonly StoredRecord[];

/**
 * The edge's ear on the ledger's log: hands each instruction's outcome to whoever waits for it. It looks at
 * headers only. Every edge reads every partition, which is acceptable to about 20 edges; beyond, an instruction
 * names its edge's reply partition.
 */
export class Outcomes implements UnwatchedReader {
  readonly topic = topics.ledger;
  readonly maxBatch = 1_000;
  readonly #log: EventLog;
  readonly #alarms: Alarms;
  readonly #followed = new Map<number, Followed>();
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  readonly #unclaimed = new Map<string, Outcome>();
  #subscription: Subscription | undefined;

  constructor(log: EventLog, alarms: Alarms) {
    this.#log = log;
    this.#alarms = alarms;
  }

  async start(): Promise<void> {
    this.#subscription = await this.#log.subscribe(watchedReader(this, 'edge', this.#log, this.#alarms));
  }

  async stop(): Promise<void> {
    await this.#subscription?.close();
  }

  /** The outcome of the instruction at an offset, or `undefined` when it has not come within `timeout_ms`. */
  async of(partition: number, input: number, timeout_ms: number): Promise<Outcome | undefined> {
    const key = `${partition}:${input}`;
    const ready = this.#unclaimed.get(key);
    if (ready) {
      this.#unclaimed.delete(key);
      return ready;
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(undefined), timeout_ms);
      const settle = (outcome: Outcome | undefined) => {
        clearTimeout(timer);
        this.#waiting.delete(key);
        resolve(outcome);
      };
      this.#waiting.set(key, settle);
    });
  }

  async assigned(partition: number): Promise<number> {
    const end = await this.#log.end(topics.ledger, partition);
    this.#followed.set(partition, new Followed(partition, end));
    return Math.max(0, end - warmUp_records);
  }

  async batch({ partition, records }: Batch): Promise<void> {
    const followed = this.#followed.get(partition);
    if (!followed) throw new Error(`partition ${partition} was not assigned`);
    for (const record of records) {
      const outcome = followed.take(record);
      if (outcome) this.#settle(`${partition}:${outcome.input}`, outcome.records);
    }
  }

  #settle(key: string, records: Outcome): void {
    const waiting = this.#waiting.get(key);
    if (waiting) return waiting(records);
    this.#unclaimed.set(key, records);
    if (this.#unclaimed.size <= maxUnclaimed) return;
    const [oldest = ''] = this.#unclaimed.keys();
    this.#unclaimed.delete(oldest);
  }
}

/** One partition as an edge follows it: begun near its end, so the first index due is found on the way there. */
class Followed {
  readonly #partition: number;
  readonly #knownFrom: number;
  #rule: IndexRule | undefined;
  #highest = -1;
  #pieces: StoredRecord[] = [];

  constructor(partition: number, end: number) {
    this.#partition = partition;
    this.#knownFrom = end;
  }

  take(record: StoredRecord): { readonly input: number; readonly records: Outcome } | undefined {
    const headers = factHeaders(record.headers);
    if (record.offset < this.#knownFrom) {
      this.#highest = Math.max(this.#highest, headers.index);
      return undefined;
    }
    this.#rule ??= new IndexRule(this.#partition, this.#highest + 1);
    if (!this.#rule.takes(headers.index)) return undefined;
    this.#pieces.push(record);
    if (headers.part < headers.parts) return undefined;
    const records = this.#pieces;
    this.#pieces = [];
    return { input: headers.input, records };
  }
}
