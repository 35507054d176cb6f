import { LogInDoubtError, type LogPlace, saidAuth, type Topic, topics } from '@seizure-ledger/contracts';
import type { Appended, EventLog, NewRecord, Reader, StoredRecord, Subscription } from '../port.ts';
import type { Authority } from './authority.ts';

/** A fact was written by somebody who is not the ledger. */
export class ForgedFactError extends LogInDoubtError {
  override readonly name = 'ForgedFactError';
}

/**
 * A log whose records say who wrote them: what is appended is signed, no reader of facts gets one that fails, and of
 * an instruction its reader is told whether it fails, and which key here has the id that it names.
 */
export class AuthenticatedLog implements EventLog {
  readonly #log: EventLog;
  readonly #authority: Authority;
  /** Headers of records that were signed or found good here; an embedded log hands over the same ones again. */
  readonly #good = new WeakSet<object>();

  constructor(log: EventLog, authority: Authority) {
    this.#log = log;
    this.#authority = authority;
  }

  get identity(): string {
    return this.#log.identity;
  }

  get partitions(): number {
    return this.#log.partitions;
  }

  /** Hands on the log's own promise: a failure is told as soon as it is known, and nothing is appended meanwhile that would build on it. */
  append(topic: Topic, partition: number, records: readonly NewRecord[]): Promise<Appended> {
    const signed = records.map((record) => this.#authority.signed(record, { partition, topic }));
    for (const { headers } of signed) this.#good.add(headers);
    return this.#log.append(topic, partition, signed);
  }

  /** @throws {ForgedFactError} after all records before the one that nobody who may has written. */
  async *read(topic: Topic, partition: number, fromOffset: number): AsyncGenerator<readonly StoredRecord[]> {
    for await (const records of this.#log.read(topic, partition, fromOffset)) {
      const { doubt, good } = this.#judged(records, { partition, topic });
      if (good.length > 0) yield good;
      if (doubt) throw doubt;
    }
  }

  async subscribe(reader: Reader): Promise<Subscription> {
    return this.#log.subscribe({
      ...reader,
      assigned: (partition) => reader.assigned(partition),
      failed: (partition, error) => reader.failed(partition, error),
      ...(reader.holds && { holds: () => reader.holds?.() ?? [] }),
      ...(reader.revoked && { revoked: async (partition) => reader.revoked?.(partition) }),
      batch: async ({ partition, records, topic }) => {
        const { doubt, good } = this.#judged(records, { partition, topic });
        if (good.length > 0) await reader.batch({ partition, records: good, topic });
        if (doubt) throw doubt;
      },
    });
  }

  end(topic: Topic, partition: number): Promise<number> {
    return this.#log.end(topic, partition);
  }

  commit(group: string, topic: Topic, partition: number, nextOffset: number): Promise<void> {
    return this.#log.commit(group, topic, partition, nextOffset);
  }

  committed(group: string, topic: Topic, partition: number): Promise<number | undefined> {
    return this.#log.committed(group, topic, partition);
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  /** Facts are good up to the first that is forged; of instructions each is told by itself. */
  #judged(records: readonly StoredRecord[], place: LogPlace): Judged {
    const flaws = records.map((record) => this.#flawOf(record, place));
    if (place.topic === topics.instructions)
      return { good: records.map((record, n) => this.#told(record, flaws[n])) };
    const first = flaws.findIndex((flaw) => flaw !== undefined);
    if (first < 0) return { good: records };
    const offset = records[first]?.offset;
    const message = `partition ${place.partition} of the ledger’s log has a record at offset ${offset} that no ledger wrote: ${flaws[first]}`;
    return { doubt: new ForgedFactError(message), good: records.slice(0, first) };
  }

  #told(record: StoredRecord, forged: string | undefined): StoredRecord {
    const said = saidAuth(record.headers);
    const keySha256 = said && this.#authority.keySha256(topics.instructions, said.keyId);
    return {
      ...record,
      ...(forged !== undefined && { forged }),
      ...(keySha256 !== undefined && { keySha256 }),
    };
  }

  #flawOf(record: StoredRecord, place: LogPlace): string | undefined {
    if (this.#good.has(record.headers)) return undefined;
    const flaw = this.#authority.flawOf(record, place);
    if (flaw === undefined) this.#good.add(record.headers);
    return flaw;
  }
}

interface Judged {
  readonly doubt?: ForgedFactError;
  readonly good: readonly StoredRecord[];
}
