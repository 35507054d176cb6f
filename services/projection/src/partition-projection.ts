import { IndexRule, LogLostError, topics } from '@seizure-ledger/contracts';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';
import { foldAll } from './fold.ts';
import { type Taken, takeDue } from './take-due.ts';
import type { TakenRecord } from './taken-record.ts';
import { WorkingCopy } from './working-copy.ts';

/** The read model is not of this log, or has come further than it: somebody must say which of the two is right. */
export class ReadModelDoesNotFitError extends LogLostError {
  override readonly name = 'ReadModelDoesNotFitError';
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

  /** @throws {ReadModelDoesNotFitError} */
  static async from(
    readModel: ReadModel,
    partition: number,
    log: Pick<EventLog, 'identity' | 'read'>,
  ): Promise<PartitionProjection> {
    const checkpoint = await readModel.checkpoint(partition);
    if (checkpoint) await assertFits(checkpoint, log);
    return new PartitionProjection(readModel, partition, log.identity, checkpoint);
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

async function assertFits(checkpoint: Checkpoint, log: Pick<EventLog, 'identity' | 'read'>): Promise<void> {
  const { hash, index, partition } = checkpoint;
  if (checkpoint.log !== log.identity) {
    throw new ReadModelDoesNotFitError(
      'The read model was made from another log: stop the ledger, delete the read model and start again; ' +
        'it is built again from this log.',
    );
  }
  if ((await hashOfLastTaken(checkpoint, log)) === hash) return;
  throw new ReadModelDoesNotFitError(
    `The read model has taken record ${partition}:${index}, which this log does not have (any more): the log was ` +
      'restored from an older backup, or has lost its end. If there is a newer copy of the log, stop the ledger and ' +
      'bring that copy back: what it has more was acknowledged. If there is none, stop the ledger, delete the read ' +
      'model and start again; it is built again from this log.',
  );
}

/** The record stands where the checkpoint says, or it is not the one that was taken. */
async function hashOfLastTaken(
  { nextOffset, partition }: Checkpoint,
  log: Pick<EventLog, 'read'>,
): Promise<string | undefined> {
  for await (const [record] of log.read(topics.ledger, partition, nextOffset - 1)) {
    return record?.offset === nextOffset - 1 ? leafHashOfBytes(record.value) : undefined;
  }
  return undefined;
}
