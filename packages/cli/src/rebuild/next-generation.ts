import { topics } from '@seizure-ledger/contracts';
import type { ReadableLog } from '@seizure-ledger/event-log';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';
import { PartitionProjection } from '@seizure-ledger/service-standalone/verification';

/** Partitions that are filled at a time: one waits for its database while others fold. */
const lanes = 4;

/** The projections that fill a new generation, one a partition. */
export class NextGeneration {
  static async from(readModel: ReadModel, log: ReadableLog): Promise<NextGeneration> {
    const partitions = Array.from({ length: log.partitions }, (_, partition) => partition);
    const projections = partitions.map((partition) => PartitionProjection.from(readModel, partition, log));
    return new NextGeneration(log, await Promise.all(projections));
  }

  readonly #log: ReadableLog;
  readonly #projections: readonly PartitionProjection[];

  private constructor(log: ReadableLog, projections: readonly PartitionProjection[]) {
    this.#log = log;
    this.#projections = projections;
  }

  /** Read so far, doubles included. */
  get records(): number {
    return this.#projections.reduce((all, { nextOffset }) => all + nextOffset, 0);
  }

  /**
   * Takes what stands before these checkpoints, and nothing behind them. After a failure begin again with {@link from}.
   * @returns how many records that were.
   */
  async takeUpTo(
    checkpoints: readonly Checkpoint[],
    onProgress: (done: number, total: number) => void,
  ): Promise<number> {
    const before = this.records;
    const total = checkpoints.reduce((all, { nextOffset }) => all + nextOffset, 0);
    const waiting = [...checkpoints];
    const lane = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift())
        await this.#fill(one, () => onProgress(this.records, total));
    };
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
    // nobody goes on with this generation while a lane still writes to it
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    return this.records - before;
  }

  async #fill({ nextOffset: end, partition }: Checkpoint, onBatch: () => void): Promise<void> {
    const projection = this.#projections[partition];
    if (!projection || projection.nextOffset >= end) return;
    for await (const records of this.#log.read(topics.ledger, partition, projection.nextOffset)) {
      const due = records.filter(({ offset }) => offset < end);
      if (due.length > 0) await projection.take(due);
      onBatch();
      if (due.length < records.length) return;
    }
  }
}
