import { inOneGeneration, type ReadModel } from '@seizure-ledger/read-model';
import { PartitionProjection } from './partition-projection.ts';
import type { Standing } from './standing.ts';
import type { FactRecord } from './take-due.ts';

/** The projections of the partitions that are this process's. */
export interface Projections {
  /** Until then what it is given would wait. */
  ready(): Promise<void>;
  /** Also of one that failed: it begins again. */
  begin(standing: Standing): void;
  /** As {@link PartitionProjection.take}. */
  take(partition: number, records: readonly FactRecord[]): Promise<void>;
  end(partition: number): void;
}

/** In the calling thread. */
export class ProjectionsHere implements Projections {
  readonly #readModel: ReadModel;
  readonly #projections = new Map<number, PartitionProjection>();

  constructor(readModel: ReadModel) {
    this.#readModel = readModel;
  }

  async ready(): Promise<void> {}

  begin(standing: Standing): void {
    this.#projections.set(standing.partition, new PartitionProjection(this.#readModel, standing));
  }

  async take(partition: number, records: readonly FactRecord[]): Promise<void> {
    const projection = this.#projections.get(partition);
    if (!projection) throw new Error(`partition ${partition} is not this projection’s`);
    await inOneGeneration(() => projection.take(records));
  }

  end(partition: number): void {
    this.#projections.delete(partition);
  }
}
