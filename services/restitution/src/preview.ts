import type { DistributionPreview } from '@seizure-ledger/contracts';
import {
  type Body,
  type DistributionBody,
  fromMinor,
  isRefusal,
  planDistribution,
  type Refusal,
} from '@seizure-ledger/domain';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { standingToPlan } from './standing-to-plan.ts';

/** What a distribution would do to a case as the read model shows it, by the very rules that decide it. */
export async function previewDistribution(
  readModel: ReadModel,
  found: CaseDocument,
  body: Body,
): Promise<DistributionPreview | Refusal> {
  // the act's schema took it
  const asked = body as unknown as DistributionBody;
  const { orderId, restitutionId } = asked;
  const { position, state } = await standingToPlan(readModel, found, { orderId, restitutionId });
  const plan = planDistribution(asked, found.caseId, state);
  if (isRefusal(plan)) return plan;
  const text = (minor: bigint): string => fromMinor(minor, plan.unit.digits);
  const due = plan.purposes.filter(({ account }) => account === 'due:allocated');
  const reserve = plan.purposes.filter(({ account }) => account === 'due:reserve');
  return {
    fund: text(plan.fund),
    lines: due.map(({ amount, claimId = '', counts }) => ({
      amount: text(amount),
      claimId,
      ...(counts !== undefined && { counts }),
    })),
    position,
    reserve: text(reserve.reduce((all, { amount }) => all + amount, 0n)),
    undistributed: text(plan.undistributed),
    unit: plan.unit.code,
  };
}
