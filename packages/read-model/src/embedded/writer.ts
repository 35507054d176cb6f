import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Batch, Outcome } from './batch.ts';

/** The calling thread's end of the writer's thread. Batches are written one after another, in the order of the calls. */
export class Writer {
  /** Resolves when the thread is ready to write. */
  static async start(file: string): Promise<Writer> {
    const worker = new Worker(threadFile(), { workerData: file });
    await once(worker, 'message');
    return new Writer(worker);
  }

  readonly #worker: Worker;
  /** The thread answers in order, so the first here is the next to be answered. */
  readonly #waiting: PromiseWithResolvers<Outcome>[] = [];
  readonly #stopped: Promise<unknown>;
  #broken: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (outcome: Outcome) => this.#waiting.shift()?.resolve(outcome));
    worker.on('error', (cause) => this.#break(new Error('the writer of the read model has died', { cause })));
    worker.on('exit', () => this.#break(new Error('the read model is closed')));
    this.#stopped = once(worker, 'exit');
  }

  write(batch: Batch): Promise<Outcome> {
    if (this.#broken) return Promise.reject(this.#broken);
    const answer = Promise.withResolvers<Outcome>();
    this.#waiting.push(answer);
    this.#worker.postMessage(batch);
    return answer.promise;
  }

  /** Lets the batches under way be written first. */
  async close(): Promise<void> {
    if (this.#broken) return;
    this.#broken = new Error('the read model is closed');
    this.#worker.postMessage('close');
    await this.#stopped;
  }

  #break(error: Error): void {
    this.#broken ??= error;
    for (const answer of this.#waiting.splice(0)) answer.reject(this.#broken);
  }
}

/** The thread runs from source under test and from compiled files otherwise: as this file does. */
function threadFile(): URL {
  return new URL(`./writer-thread${extname(import.meta.filename)}`, import.meta.url);
}
