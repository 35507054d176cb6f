import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import type { Appended, NewRecord } from '../port.ts';
import type { Produce } from './producing.ts';

/** The largest append, and so the largest batch that the topics take. */
export const maxAppend_bytes = 8 * 1024 * 1024;
const maxRequest_bytes = 1024 * 1024;
const maxWaiting_bytes = 32 * 1024 * 1024;

interface Waiting {
  readonly records: readonly NewRecord[];
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The appends to one partition, in the order of the calls. One request is under way at a time and is never sent again;
 * what is called meanwhile goes together with the next one. When a request fails, all that wait behind it fail too.
 */
export class Lane {
  readonly #produce: Produce;
  #waiting: Waiting[] = [];
  #waiting_bytes = 0;
  #held: Promise<unknown> = Promise.resolve();
  #running: Promise<void> | undefined;

  constructor(produce: Produce) {
    this.#produce = produce;
  }

  append(records: readonly NewRecord[]): Promise<Appended> {
    const bytes = sizeOf(records);
    if (bytes > maxAppend_bytes) {
      throw new RangeError(`An append may have ${maxAppend_bytes} bytes, not ${bytes}.`);
    }
    const { promise, resolve, reject } = Promise.withResolvers<Appended>();
    // Whatever its size: a small append must not be let in where a larger one before it was turned away.
    if (this.#waiting_bytes >= maxWaiting_bytes) {
      reject(new LogUnavailableError('Too much waits to be stored in this partition already.'));
      return promise;
    }
    this.#waiting.push({ records, bytes, resolve, reject });
    this.#waiting_bytes += bytes;
    this.#running ??= this.#run();
    return promise;
  }

  /** Sends nothing that is called from now on before a question to the log has been answered, or has failed. */
  holdFor<T>(answer: Promise<T>): Promise<T> {
    const earlier = this.#held;
    this.#held = Promise.allSettled([earlier, answer]);
    return answer;
  }

  /** Resolves when all that was called so far is settled. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#held; // A turn at least, so that what one turn appends goes together.
      await this.#send(this.#take());
    }
    this.#running = undefined;
  }

  async #send(appends: readonly Waiting[]): Promise<void> {
    try {
      const { firstOffset, timestamp_ms } = await this.#produce(appends.flatMap(({ records }) => records));
      let offset = firstOffset;
      for (const { records, resolve } of appends) {
        resolve({ firstOffset: offset, timestamp_ms });
        offset += records.length;
      }
    } catch (error) {
      this.#fail(appends, error instanceof Error ? error : new AppendUncertainError(String(error)));
    }
  }

  #fail(appends: readonly Waiting[], error: Error): void {
    for (const { reject } of appends) reject(error);
    const behind = new LogUnavailableError('An append before this one has failed, so it was not sent.', {
      cause: error,
    });
    const unsent = this.#waiting;
    this.#waiting = [];
    this.#waiting_bytes = 0;
    for (const { reject } of unsent) reject(behind);
  }

  #take(): readonly Waiting[] {
    let bytes = 0;
    const tooMuch = this.#waiting.findIndex((append) => (bytes += append.bytes) > maxRequest_bytes);
    const taken = this.#waiting.splice(0, tooMuch < 0 ? this.#waiting.length : Math.max(1, tooMuch));
    this.#waiting_bytes -= taken.reduce((sum, append) => sum + append.bytes, 0);
    return taken;
  }
}

function sizeOf(records: readonly NewRecord[]): number {
  return records.reduce((bytes, record) => bytes + sizeOfRecord(record), 0);
}

/** An upper bound of what a record takes in a batch. */
function sizeOfRecord({ key, headers, value }: NewRecord): number {
  const text = Object.entries(headers).reduce(
    (length, [name, entry]) => length + name.length + entry.length + 8,
    0,
  );
  return value.byteLength + 3 * (key.length + text) + 32;
}
