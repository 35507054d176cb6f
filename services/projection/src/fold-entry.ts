import { entryId } from '@seizure-ledger/read-model';
import type { TakenRecord } from './taken-record.ts';
import type { WorkingCopy } from './working-copy.ts';

/** The journal: each record as it stands on the log, byte for byte. Repeats say nothing new and are only counted. */
export function foldEntry(copy: WorkingCopy, { fact, hash, partition, value }: TakenRecord): void {
  if (fact.status === 'repeated') return;
  const {
    act,
    actor,
    approval,
    caseId,
    id,
    index,
    instructionId,
    recordedAt,
    refusal,
    sequence,
    status,
    type,
  } = fact;
  copy.put('entries', {
    hash,
    id: entryId({ index, partition }),
    index,
    partition,
    position: id,
    recordedAt,
    status,
    type,
    value,
    ...(act !== undefined && { act }),
    ...(actor && { actor: actor.subject }),
    ...(approval && { approvalId: approval.instructionId }),
    // outside of a case's chain a record is in no case's entries
    ...(caseId !== undefined && (sequence === undefined ? { strayCase: caseId } : { caseId, sequence })),
    ...(instructionId !== undefined && { instructionId }),
    ...(refusal && { code: refusal.code }),
  });
}
