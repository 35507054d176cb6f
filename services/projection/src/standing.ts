import { LogLostError, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';

/** The read model is not of this log, or has come further than it: somebody must say which of the two is right. */
export class ReadModelDoesNotFitError extends LogLostError {
  override readonly name = 'ReadModelDoesNotFitError';
}

/** Where the projection of a partition goes on. */
export interface Standing {
  readonly checkpoint: Checkpoint | undefined;
  /** The identity of the log that it is made from. */
  readonly log: string;
  readonly partition: number;
}

/** @throws {ReadModelDoesNotFitError} */
export async function standingOf(
  readModel: Pick<ReadModel, 'checkpoint'>,
  partition: number,
  log: Pick<EventLog, 'identity' | 'read'>,
): Promise<Standing> {
  const checkpoint = await readModel.checkpoint(partition);
  if (checkpoint) await assertFits(checkpoint, log);
  return { checkpoint, log: log.identity, partition };
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
