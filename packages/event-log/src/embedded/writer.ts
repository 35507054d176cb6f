import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppendUncertainError, LogFullError, LogUnavailableError } from '../errors.ts';
import type { Appended, NewRecord } from '../port.ts';
import { pack, type Answer, type GroupPosition, type PlacedAppend } from './packet.ts';
import type { WriterData } from './writer-worker.ts';

/** Called with what is on disk, in the order of the offsets, before the append's promise resolves. */
export type OnStored = (table: number, records: readonly NewRecord[], appended: Appended) => void;

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}
interface Gathered {
  readonly appends: (PlacedAppend & Waiting<Appended>)[];
  readonly commits: (GroupPosition & Waiting<void>)[];
  bytes: number;
}

const maxPacketBytes = 4 * 1024 * 1024;

/** This thread's end of the writer: what one turn appends goes as one packet, and is settled when it is on disk. */
export class Writer {
  readonly #worker: Worker;
  readonly #onStored: OnStored;
  readonly #exited: Promise<void>;
  readonly #inFlight: Gathered[] = [];
  #gathered = nothing();
  #failures = 0;
  #closed: string | undefined;

  /** @throws {Error} the thread could not open the log. */
  static async start(thread: Worker, onStored: OnStored): Promise<Writer> {
    await once(thread, 'message');
    return new Writer(thread, onStored);
  }

  private constructor(worker: Worker, onStored: OnStored) {
    this.#worker = worker;
    this.#onStored = onStored;
    worker.on('message', (answers: readonly Answer[]) => answers.forEach((answer) => this.#settle(answer)));
    worker.on('error', (error) => this.#died(error));
    worker.on('exit', () => this.#died(new Error('its thread has ended')));
    this.#exited = new Promise((resolve) => worker.once('exit', () => resolve()));
  }

  /** @throws {LogUnavailableError} it was closed or has died, and takes nothing any more. */
  assertOpen(): void {
    if (this.#closed !== undefined) throw new LogUnavailableError(this.#closed);
  }

  append(table: number, records: readonly NewRecord[]): Promise<Appended> {
    const { promise, resolve, reject } = Promise.withResolvers<Appended>();
    this.#gathered.appends.push({ table, records, resolve, reject });
    this.#send(records.reduce((bytes, { value }) => bytes + value.byteLength, 0));
    return promise;
  }

  commit(position: GroupPosition): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#gathered.commits.push({ ...position, resolve, reject });
    this.#send(0);
    return promise;
  }

  /** Resolves when all that was accepted is settled and the thread has let go of the file. */
  async close(): Promise<void> {
    this.#post();
    this.#closed ??= 'The log is closed.';
    while (this.#inFlight.length > 0) {
      await Promise.race([once(this.#worker, 'message'), this.#exited]).catch(() => undefined);
    }
    this.#worker.postMessage('close');
    await this.#exited;
  }

  #send(bytes: number): void {
    const isFirst = this.#gathered.appends.length + this.#gathered.commits.length === 1;
    this.#gathered.bytes += bytes;
    if (this.#closed !== undefined) rejectAll(this.#take(), new LogUnavailableError(this.#closed));
    else if (this.#gathered.bytes >= maxPacketBytes) this.#post();
    else if (isFirst) setImmediate(() => this.#post());
  }

  #post(): void {
    const gathered = this.#take();
    if (gathered.appends.length + gathered.commits.length === 0) return;
    const commits = gathered.commits.map(({ group, table, nextOffset }) => ({ group, table, nextOffset }));
    const packet = pack(this.#failures, gathered.appends, commits);
    this.#inFlight.push(gathered);
    this.#worker.postMessage(packet, [packet.values.buffer]);
  }

  #settle(answer: Answer): void {
    const gathered = this.#inFlight.shift() ?? nothing();
    if ('failure' in answer) return this.#refused(gathered, answer);
    gathered.appends.forEach(({ table, records, resolve }, index) => {
      const appended = {
        firstOffset: answer.firstOffsets[index] ?? NaN,
        timestamp_ms: answer.timestamps_ms[index] ?? NaN,
      };
      this.#onStored(table, records, appended);
      resolve(appended);
    });
    gathered.commits.forEach(({ resolve }) => resolve());
  }

  #refused(gathered: Gathered, answer: Extract<Answer, { failure: string }>): void {
    this.#failures = answer.failures;
    const Refusal = answer.failure === 'full' ? LogFullError : LogUnavailableError;
    const error = new Refusal(`Nothing was stored: ${answer.message}.`);
    // What was called since must not land behind the gap either.
    for (const refused of [gathered, this.#take()]) rejectAll(refused, error);
  }

  #died(cause: Error): void {
    this.#closed ??= `The log's writer has failed (${cause.message}): open the log again.`;
    const uncertain = new AppendUncertainError(`The log's writer has failed (${cause.message}).`, { cause });
    this.#inFlight.splice(0).forEach((gathered) => rejectAll(gathered, uncertain));
    rejectAll(this.#take(), new LogUnavailableError(this.#closed, { cause }));
  }

  #take(): Gathered {
    const gathered = this.#gathered;
    this.#gathered = nothing();
    return gathered;
  }
}

/** Runs from source as well as from what was built of it. */
export function startWriterThread(data: WriterData): Worker {
  const file = import.meta.url.endsWith('.ts') ? './writer-worker.ts' : './writer-worker.js';
  return new Worker(new URL(file, import.meta.url), { workerData: data, execArgv: [] });
}

function nothing(): Gathered {
  return { appends: [], commits: [], bytes: 0 };
}

function rejectAll({ appends, commits }: Gathered, error: Error): void {
  for (const { reject } of [...appends, ...commits]) reject(error);
}
