import { IndexRule, LogInDoubtError, readFact } from '@seizure-ledger/contracts';
import type { StoredRecord } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';
import { fold } from './fold.ts';
import { WorkingCopy } from './working-copy.ts';

/** The read model was made from another log: it must be deleted, to be built again from this one. */
export class OtherLogError extends LogInDoubtError {
  override readonly name = 'OtherLogError';
}

/** Takes one partition's facts into the read model, each batch in one transaction with its checkpoint. */
export class PartitionProjection {
  readonly #readModel: ReadModel;
  readonly #partition: number;
  readonly #log: string;
  readonly #copy: WorkingCopy;
  #checkpoint: Checkpoint | undefined;

  private constructor(
    readModel: ReadModel,
    partition: number,
    log: string,
    checkpoint: Checkpoint | undefined,
  ) {
    this.#readModel = readModel;
    this.#partition = partition;
    this.#log = log;
    this.#checkpoint = checkpoint;
    this.#copy = new WorkingCopy(readModel);
  }

  /** @throws {OtherLogError} */
  static async from(readModel: ReadModel, partition: number, log: string): Promise<PartitionProjection> {
    const checkpoint = await readModel.checkpoint(partition);
    if (checkpoint && checkpoint.log !== log) {
      throw new OtherLogError(
        'The read model was made from another log: delete its file, and it is built again.',
      );
    }
    return new PartitionProjection(readModel, partition, log, checkpoint);
  }

  get nextOffset(): number {
    return this.#checkpoint?.nextOffset ?? 0;
  }

  /**
   * After any failure this projection's memory is worthless: begin again with {@link from}.
   * @throws {IndexGapError} something is missing in the ledger's log, or forged; nothing of the batch is taken.
   * @throws {CheckpointMovedError} another projection has come further; nothing of the batch is written.
   */
  async take(records: readonly StoredRecord[]): Promise<void> {
    const after = this.#checkpoint?.index ?? null;
    const rule = new IndexRule(this.#partition, after === null ? 0 : after + 1);
    let checkpoint: Checkpoint | undefined;
    for (const { offset, value } of records) {
      const fact = readFact(value);
      if (!rule.takes(fact.index)) continue;
      const hash = leafHashOfBytes(value);
      const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
      await fold(this.#copy, { fact, hash, partition: this.#partition, value: text });
      const { index, recordedAt } = fact;
      checkpoint = {
        hash,
        index,
        log: this.#log,
        nextOffset: offset + 1,
        partition: this.#partition,
        recordedAt,
      };
    }
    if (!checkpoint) return;
    const writes = this.#copy.takeWrites();
    await this.#readModel.commit({ after, checkpoint, partition: this.#partition, writes });
    this.#checkpoint = checkpoint;
  }
}
