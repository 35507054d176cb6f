import { isRecordedLate } from '@seizure-ledger/contracts';
import { type EntryDocument, entryId } from '@seizure-ledger/read-model';
import type { TakenRecord } from './taken-record.ts';

/** The journal: each record as it stands on the log, byte for byte. Repeats say nothing new and are only counted. */
export function entryOf({ fact, hash, partition, value }: TakenRecord): EntryDocument | undefined {
  if (fact.status === 'repeated') return undefined;
  const {
    act,
    actor,
    approval,
    approvedBy,
    caseId,
    effectiveAt,
    id,
    index,
    instructionId,
    recordedAt,
    refusal,
    sequence,
    status,
    type,
  } = fact;
  // the ledger writes instants; what somebody else put in their place is for verification to find
  const recorded_ms = Date.parse(recordedAt) || 0;
  const isLate = effectiveAt !== undefined && !refusal && isRecordedLate(effectiveAt, recordedAt);
  // members stand in canonical order, which saves sorting them: there is an entry for nearly every record
  return {
    ...(act !== undefined && { act }),
    ...(actor && { actor: actor.subject }),
    ...(approval && { approvalId: approval.instructionId }),
    ...(approvedBy && { approver: approvedBy.subject }),
    // outside of a case's chain a record is in no case's entries
    ...(sequence !== undefined && caseId !== undefined && { caseId }),
    ...(refusal && { code: refusal.code }),
    hash,
    id: entryId({ index, partition }),
    index,
    ...(instructionId !== undefined && { instructionId }),
    partition,
    position: id,
    recordedAt,
    ...(isLate && { recordedLate_ms: recorded_ms }),
    recorded_ms,
    ...(sequence !== undefined && caseId !== undefined && { sequence }),
    status,
    // so that who sent it can ask for it
    ...(sequence === undefined && caseId !== undefined && { strayCase: caseId }),
    type,
    value,
  };
}
