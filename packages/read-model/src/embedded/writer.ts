import { once } from 'node:events';
import { extname } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { WriterThread } from '../port.ts';
import { Arrivals } from './arrivals.ts';
import type { Batch, BatchSink, Outcome } from './batch.ts';
import type { Message } from './writer-thread.ts';

/** The calling thread's end of the writer's thread. Batches are written one after another, in the order of the calls. */
export class Writer implements BatchSink, WriterThread {
  /** Resolves when the thread is ready to write. */
  static async start(file: string): Promise<Writer> {
    const worker = new Worker(threadFile(), {
      execArgv: [...process.execArgv, ...conditions],
      workerData: file,
    });
    await once(worker, 'message');
    return new Writer(worker);
  }

  readonly arrivals = new Arrivals();
  readonly thread = this;
  readonly #worker: Worker;
  /** The thread answers in order, so the first here is the next to be answered. */
  readonly #waiting: PromiseWithResolvers<Outcome>[] = [];
  readonly #ports: MessagePort[] = [];
  readonly #stopped: Promise<unknown>;
  #broken: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (said: Outcome | 'written') => this.#hear(said));
    worker.on('error', (cause) => this.#break(new Error('the writer of the read model has died', { cause })));
    worker.on('exit', () => this.#break(new Error('the read model is closed')));
    this.#stopped = once(worker, 'exit');
  }

  write(batch: Batch): Promise<Outcome> {
    if (this.#broken) return Promise.reject(this.#broken);
    const answer = Promise.withResolvers<Outcome>();
    this.#waiting.push(answer);
    this.#tell(batch);
    return answer.promise;
  }

  run(module: URL): MessagePort {
    if (this.#broken) throw this.#broken;
    const { port1, port2 } = new MessageChannel();
    this.#ports.push(port1);
    this.#tell({ module: module.href, port: port2 }, [port2]);
    return port1;
  }

  /** Lets the batches under way be written first. */
  async close(): Promise<void> {
    if (this.#broken) return;
    this.#broken = new Error('the read model is closed');
    this.#closePorts();
    this.#tell('close');
    await this.#stopped;
  }

  #tell(message: Message, transferred: readonly MessagePort[] = []): void {
    this.#worker.postMessage(message, transferred);
  }

  #hear(said: Outcome | 'written'): void {
    if (said === 'written') this.arrivals.announce();
    else this.#waiting.shift()?.resolve(said);
  }

  #closePorts(): void {
    for (const port of this.#ports.splice(0)) port.close();
  }

  #break(error: Error): void {
    this.#broken ??= error;
    this.#closePorts();
    for (const answer of this.#waiting.splice(0)) answer.reject(this.#broken);
  }
}

/** The thread runs from source under test and from compiled files otherwise: as this file does. */
const kind = extname(import.meta.filename);
const threadFile = (): URL => new URL(`./writer-thread${kind}`, import.meta.url);
/** Of other rooms it takes what this file would. */
const conditions = kind === '.ts' ? ['--conditions=source'] : [];
