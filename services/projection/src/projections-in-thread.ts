import { extname } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { WriterThread } from '@seizure-ledger/read-model';
import { pack } from './packed-records.ts';
import type { Asked, Said } from './projection-thread.ts';
import type { Projections } from './projections.ts';
import type { Standing } from './standing.ts';
import type { FactRecord } from './take-due.ts';
import { failureTold } from './told-failure.ts';

/** In the thread that writes the read model: records are handed over, and what became of them is told. */
export class ProjectionsInThread implements Projections {
  readonly #port: MessagePort;
  readonly #begun = Promise.withResolvers<void>();
  readonly #taking = new Map<number, PromiseWithResolvers<void>>();
  #closed = false;

  constructor(thread: WriterThread) {
    this.#port = thread.run(threadFile());
    this.#port.on('message', (said: Said) => this.#hear(said));
    this.#port.on('close', () => this.#close());
  }

  /** It has all its modules to load first. @throws {Error} the thread has ended. */
  async ready(): Promise<void> {
    await this.#begun.promise;
    if (this.#closed) throw new Error(ended);
  }

  begin(standing: Standing): void {
    this.#ask({ begin: standing });
  }

  take(partition: number, records: readonly FactRecord[]): Promise<void> {
    const taking = Promise.withResolvers<void>();
    this.#taking.set(partition, taking);
    const packed = pack(records);
    this.#ask({ partition, records: packed }, [packed.values.buffer]);
    if (this.#closed) this.#close();
    return taking.promise;
  }

  end(partition: number): void {
    this.#ask({ end: partition });
  }

  #ask(asked: Asked, transferred: readonly ArrayBuffer[] = []): void {
    this.#port.postMessage(asked, transferred);
  }

  #hear(said: Said): void {
    if (said === 'ready') return this.#begun.resolve();
    const { failure, partition } = said;
    const taking = this.#taking.get(partition);
    this.#taking.delete(partition);
    if (failure) taking?.reject(failureTold(failure));
    else taking?.resolve();
  }

  /** Nobody answers any more. */
  #close(): void {
    this.#closed = true;
    this.#begun.resolve();
    for (const { reject } of this.#taking.values()) reject(new Error(ended));
    this.#taking.clear();
  }
}

const ended = 'the thread that projects has ended';

/** The thread runs what this module was made to: the source in tests. */
const threadFile = (): URL => new URL(`./projection-thread${extname(import.meta.filename)}`, import.meta.url);
