import type { Verification } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import type { Logger } from 'pino';
import type { Verifier } from './verifier.ts';

const kept = 20;

/** The verifications since the service began: one at a time, the latest few kept. */
export class Verifications {
  readonly #ending = new AbortController();
  readonly #told = new EventEmitter().setMaxListeners(0);
  readonly #logger: Logger;
  readonly #verifier: Verifier | undefined;
  #runs: readonly Verification[] = [];

  constructor(verifier: Verifier | undefined, logger: Logger) {
    this.#verifier = verifier;
    this.#logger = logger;
  }

  /** @throws {ServiceError} NOT_FOUND: this ledger is verified elsewhere. */
  get all(): readonly Verification[] {
    this.#here();
    return this.#runs;
  }

  /** The one that runs, whoever has started it; else a new one. */
  start(by: string): Verification {
    const verifier = this.#here();
    const running = this.#runs.find(({ state }) => state === 'running');
    if (running) return running;
    const begun: Verification = {
      by,
      done: 0,
      startedAt: new Date().toISOString(),
      state: 'running',
      total: 0,
      verificationId: randomUUID(),
    };
    this.#runs = [begun, ...this.#runs].slice(0, kept);
    void this.#run(verifier, begun.verificationId);
    return begun;
  }

  /** @throws {ServiceError} NOT_FOUND */
  find(id: string): Verification {
    const found = this.all.find(({ verificationId }) => verificationId === id);
    if (!found)
      throw new ServiceError('NOT_FOUND', 'There is no such verification, or no longer: start one.');
    return found;
  }

  /** How it stands, now and whenever that changes, until it has ended. */
  async *progress(id: string, signal: AbortSignal): AsyncGenerator<Verification> {
    const over = AbortSignal.any([signal, this.#ending.signal]);
    const changes = on(this.#told, id, { signal: over });
    for (let now = this.find(id); ; now = this.find(id)) {
      yield now;
      if (now.state !== 'running') return;
      // who does not listen any more needs no end either
      await changes.next().catch((error: unknown) => {
        if (!over.aborted) throw error;
      });
      if (over.aborted) return;
    }
  }

  onModuleDestroy(): void {
    this.#ending.abort();
  }

  async #run(verifier: Verifier, id: string): Promise<void> {
    try {
      const onProgress = (done: number, total: number) => this.#tell(id, { done, total });
      const result = await verifier.verify(onProgress, this.#ending.signal);
      this.#tell(id, { endedAt: new Date().toISOString(), result, state: 'done' });
    } catch (error) {
      this.#tell(id, { endedAt: new Date().toISOString(), state: 'failed' });
      if (!this.#ending.signal.aborted) this.#logger.error({ err: error }, 'a verification failed');
    }
  }

  #tell(id: string, change: Partial<Verification>): void {
    this.#runs = this.#runs.map((run) => (run.verificationId === id ? { ...run, ...change } : run));
    this.#told.emit(id);
  }

  #here(): Verifier {
    if (this.#verifier) return this.#verifier;
    throw new ServiceError(
      'NOT_FOUND',
      'This ledger is verified beside the notary’s folder: seizure-ledger verify --all.',
    );
  }
}
