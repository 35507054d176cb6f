import type { DatabaseSync } from 'node:sqlite';
import { Arrivals } from './arrivals.ts';
import type { Batch, BatchSink, Outcome } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';

/** Writes in the calling thread. What comes in one turn of its loop goes into one transaction. */
export class GatheringWriter implements BatchSink {
  readonly arrivals = new Arrivals();
  readonly #writer: BatchWriter;
  readonly #onWritten: () => void;
  #gathered: Waiting[] = [];

  constructor(database: DatabaseSync, onWritten: () => void) {
    this.#writer = new BatchWriter(database);
    this.#onWritten = onWritten;
  }

  write(batch: Batch): Promise<Outcome> {
    if (this.#gathered.length === 0) setImmediate(() => this.#writeGathered());
    return new Promise((resolve) => this.#gathered.push({ batch, resolve }));
  }

  async close(): Promise<void> {
    this.#writeGathered();
  }

  #writeGathered(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    for (let from = 0; from < gathered.length; from += maxBatches)
      this.#writeTogether(gathered.slice(from, from + maxBatches));
  }

  #writeTogether(waiting: readonly Waiting[]): void {
    const outcomes = this.#writer.write(waiting.map(({ batch }) => batch));
    this.arrivals.announce();
    this.#onWritten();
    for (const [n, outcome] of outcomes.entries()) waiting[n]?.resolve(outcome);
  }
}

interface Waiting {
  readonly batch: Batch;
  readonly resolve: (outcome: Outcome) => void;
}

const maxBatches = 24;
