import { IndexRule } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';
import { foldAll } from './fold.ts';
import { type Standing, standingOf } from './standing.ts';
import { type FactRecord, type Taken, takeDue } from './take-due.ts';
import type { TakenRecord } from './taken-record.ts';
import { WorkingCopy } from './working-copy.ts';

/** Takes one partition's facts into the read model, each batch in one transaction with its checkpoint. */
export class PartitionProjection {
  readonly #readModel: ReadModel;
  readonly #partition: number;
  readonly #log: string;
  readonly #copy: WorkingCopy;
  #checkpoint: Checkpoint | undefined;

  constructor(readModel: ReadModel, { checkpoint, log, partition }: Standing) {
    this.#readModel = readModel;
    this.#partition = partition;
    this.#log = log;
    this.#checkpoint = checkpoint;
    this.#copy = new WorkingCopy(readModel);
  }

  /** @throws {ReadModelDoesNotFitError} */
  static async from(
    readModel: ReadModel,
    partition: number,
    log: Pick<EventLog, 'identity' | 'read'>,
  ): Promise<PartitionProjection> {
    return new PartitionProjection(readModel, await standingOf(readModel, partition, log));
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
  async take(records: readonly FactRecord[]): Promise<void> {
    const after = this.#checkpoint?.index ?? null;
    const { doubt, taken } = takeDue(records, new IndexRule(this.#partition, after === null ? 0 : after + 1));
    await this.#write(taken, after);
    if (doubt) throw doubt;
  }

  async #write(taken: readonly Taken[], after: number | null): Promise<void> {
    const last = taken.at(-1);
    if (!last) return;
    const partition = this.#partition;
    const records = taken.map((one) => takenRecord(one, partition));
    await foldAll(this.#copy, records);
    const { index, input, part, parts, recordedAt } = last.fact;
    const checkpoint = {
      hash: records.at(-1)?.hash ?? '',
      index,
      log: this.#log,
      nextInput: part === parts ? input + 1 : input,
      nextOffset: last.record.offset + 1,
      partition,
      recordedAt,
    };
    const writes = this.#copy.takeWrites();
    await this.#readModel.commit({ after, checkpoint, partition, writes });
    this.#checkpoint = checkpoint;
  }
}

function takenRecord({ fact, record }: Taken, partition: number): TakenRecord {
  const { buffer, byteLength, byteOffset } = record.value;
  const value = Buffer.from(buffer, byteOffset, byteLength).toString();
  return { fact, hash: leafHashOfBytes(record.value), partition, value };
}
