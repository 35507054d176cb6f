import { partitionOf } from '@seizure-ledger/contracts';
import type { CaseDocument } from '@seizure-ledger/read-model';
import type { World } from './world.ts';

/** Changes a case where it is read, behind the projection's back, as somebody with a shell of the database could. */
export async function changedCase(
  { log, readModel }: Pick<World, 'log' | 'readModel'>,
  caseId: string,
  change: Partial<CaseDocument>,
): Promise<{ undo(): Promise<void> }> {
  const partition = partitionOf(caseId, log.partitions);
  const [checkpoint, before] = await Promise.all([
    readModel.checkpoint(partition),
    readModel.get('cases', caseId),
  ]);
  if (!checkpoint || !before) throw new Error(`${caseId} is not read`);
  const write = (put: CaseDocument) =>
    readModel.commit({
      after: checkpoint.index,
      checkpoint,
      partition,
      writes: [{ collection: 'cases', put }],
    });
  await write({ ...before, ...change });
  return { undo: () => write(before) };
}
