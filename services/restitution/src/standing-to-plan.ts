import type { MemoryState } from '@seizure-ledger/domain';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '@seizure-ledger/service-kit';
import { stateToPlan } from './state-to-plan.ts';

/** Acts that are recorded meanwhile spoil a reading. */
const tries = 20;

/**
 * What a distribution is worked out from, all of one position of the case: read again where the case went on meanwhile.
 * @throws {ServiceError} BEHIND: the case never stood still while it was read.
 */
export async function standingToPlan(
  readModel: ReadModel,
  found: CaseDocument,
  { orderId, restitutionId }: { readonly orderId: string | undefined; readonly restitutionId?: string },
): Promise<{ readonly position: string; readonly state: MemoryState }> {
  const { caseId } = found;
  let { position } = found;
  for (let n = 0; n < tries; n += 1) {
    const state = await stateToPlan(readModel, caseId, orderId);
    if (restitutionId !== undefined) {
      const distribution = await readModel.get('distributions', `${caseId}|${restitutionId}`);
      if (distribution)
        state.apply([{ caseId, id: restitutionId, kind: 'distribution', value: distribution }]);
    }
    const after = await readModel.get('cases', caseId);
    if (after?.position === position) return { position, state };
    position = after?.position ?? position;
  }
  throw new ServiceError('BEHIND', 'Acts were recorded in the case all the while; ask again.');
}
