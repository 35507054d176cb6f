import type { Batch, Reader, StoredRecord } from '../port.ts';
import { topic } from './records.ts';

/** A reader that keeps what it was given, and can be waited for. */
export class Collector implements Reader {
  readonly topic = topic;
  readonly maxBatch: number = 100;
  readonly batches: Batch[] = [];
  readonly assignedTo: number[] = [];
  readonly revokedFrom: number[] = [];
  readonly failures: unknown[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(options: Partial<Reader> = {}) {
    Object.assign(this, options);
  }

  async assigned(partition: number): Promise<number> {
    this.assignedTo.push(partition);
    return 0;
  }

  async batch(batch: Batch): Promise<void> {
    this.take(batch);
  }

  async revoked(partition: number): Promise<void> {
    this.revokedFrom.push(partition);
  }

  failed(_partition: number, error: unknown): 'restart' | 'stop' {
    this.failures.push(error);
    this.#wake();
    return 'restart';
  }

  take(batch: Batch): void {
    this.batches.push(batch);
    this.#wake();
  }

  of(partition: number): readonly StoredRecord[] {
    return this.batches.filter((batch) => batch.partition === partition).flatMap(({ records }) => records);
  }

  async has(count: number, partition: number): Promise<readonly StoredRecord[]> {
    await this.until(() => this.of(partition).length >= count);
    return this.of(partition);
  }

  /** Resolves when it holds, which is looked at after every batch and every failure. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
