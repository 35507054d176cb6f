import { formatPosition, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { Checkpoint, ReadModel } from '@seizure-ledger/read-model';
import { logEnd } from './log-end.ts';

/** How far the read model has come in each partition, and how much of the log is left to take. */
export async function positions(readModel: ReadModel, log: Pick<EventLog, 'end'>) {
  const checkpoints = await readModel.checkpoints();
  const partitions = await Promise.all(checkpoints.map((checkpoint) => reached(checkpoint, log)));
  return { partitions, position: formatPosition(checkpoints) };
}

async function reached({ index, nextOffset, partition, recordedAt }: Checkpoint, log: Pick<EventLog, 'end'>) {
  const end = await logEnd(log, topics.ledger, partition);
  const behind = end === undefined ? {} : { behind: Math.max(0, end - nextOffset) };
  return { ...behind, index, partition, recordedAt };
}
