import { IndexRule, LogInDoubtError } from '@seizure-ledger/contracts';
import type { StoredRecord } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';
import { fold } from './fold.ts';
import { type Taken, takeDue } from './take-due.ts';
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
   * Takes what is due, up to the first record that is in doubt. After any failure this projection's memory is worthless:
   * begin again with {@link from}.
   * @throws {LogInDoubtError} something is missing in the ledger's log, or forged; what stood before it is written.
   * @throws {CheckpointMovedError} another projection has come further; nothing of the batch is written.
   */
  async take(records: readonly StoredRecord[]): Promise<void> {
    const after = this.#checkpoint?.index ?? null;
    const { doubt, taken } = takeDue(records, new IndexRule(this.#partition, after === null ? 0 : after + 1));
    await this.#write(taken, after);
    if (doubt) throw doubt;
  }

  async #write(taken: readonly Taken[], after: number | null): Promise<void> {
    const last = taken.at(-1);
    if (!last) return;
    const partition = this.#partition;
    let hash = '';
    for (const { fact, record } of taken) {
      const { buffer, byteLength, byteOffset } = record.value;
      hash = leafHashOfBytes(record.value);
      const value = Buffer.from(buffer, byteOffset, byteLength).toString();
      await fold(this.#copy, { fact, hash, partition, value });
    }
    const { index, recordedAt } = last.fact;
    const checkpoint = {
      hash,
      index,
      log: this.#log,
      nextOffset: last.record.offset + 1,
      partition,
      recordedAt,
    };
    const writes = this.#copy.takeWrites();
    await this.#readModel.commit({ after, checkpoint, partition, writes });
    this.#checkpoint = checkpoint;
  }
}
