import type { DistributionPreview } from '@seizure-ledger/contracts';
import {
  ageId,
  type Body,
  type Change,
  type DistributionBody,
  findUnit,
  fractionDigits,
  fromMinor,
  isRefusal,
  lotId,
  MemoryState,
  planDistribution,
  policyCase,
  policyOf,
  type Refusal,
} from '@seizure-ledger/domain';
import type { CaseDocument, Documents, ReadModel } from '@seizure-ledger/read-model';

/** What a distribution would do to a case as the read model shows it, by the very rules that decide it. */
export async function previewDistribution(
  readModel: ReadModel,
  { caseId, position }: CaseDocument,
  body: Body,
): Promise<DistributionPreview | Refusal> {
  // the act's schema took it
  const asked = body as unknown as DistributionBody;
  const plan = planDistribution(asked, caseId, await stateOf(readModel, caseId, asked));
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

/** As much of the ledger's state as a distribution is worked out from. Which lot is older decides no amount. */
async function stateOf(
  readModel: ReadModel,
  caseId: string,
  { orderId, restitutionId }: DistributionBody,
): Promise<MemoryState> {
  const state = new MemoryState();
  for await (const { recognisedLoss: grossLoss, ...claim } of allOf(readModel, 'claims', caseId)) {
    learnUnit(state, claim.unit, grossLoss);
    state.apply([{ caseId, id: claim.claimId, kind: 'claim', value: { ...claim, grossLoss } }]);
  }
  let number = 0;
  for await (const document of allOf(readModel, 'lots', caseId)) {
    // its account was a leg's, so it is one that property lies in
    const lot = { ...document, number } as Extract<Change, { kind: 'lot' }>['value'];
    if (!lot) continue;
    learnUnit(state, lot.unit, lot.quantity);
    const id = lotId(lot);
    state.apply([
      { caseId, id, kind: 'lot', value: lot },
      { caseId, id: ageId(lot), kind: 'age', value: { lot: id } },
    ]);
    number += 1;
  }
  const distribution = await readModel.get('distributions', `${caseId}|${restitutionId}`);
  if (distribution) state.apply([{ caseId, id: restitutionId, kind: 'distribution', value: distribution }]);
  const order = orderId === undefined ? undefined : await readModel.get('orders', `${orderId}|${caseId}`);
  if (order) {
    const { authority, date, from, kind, orderId: id, reference } = order;
    const value = { authority, date, kind, orderId: id, reference, ...(from && { from }) };
    state.apply([{ caseId, id, kind: 'order', value }]);
  }
  return state;
}

/** What the case has of a unit that a policy registered shows how many digits that has. */
function learnUnit(state: MemoryState, code: string, amount: string): void {
  const policy = policyOf(state);
  if (findUnit(code) || policy.units?.[code]) return;
  const unit = { digits: fractionDigits(amount), kind: 'currency' } as const;
  const units = { ...policy.units, [code]: unit };
  state.apply([{ caseId: policyCase, id: '', kind: 'policy', value: { ...policy, units } }]);
}

const page = 500;

async function* allOf<C extends 'claims' | 'lots'>(
  readModel: ReadModel,
  collection: C,
  caseId: string,
): AsyncGenerator<Documents[C]> {
  for (let afterId: string | undefined; ;) {
    const query = { idPrefix: `${caseId}|`, limit: page, ...(afterId !== undefined && { afterId }) };
    const documents: readonly Documents[C][] = await readModel.find(collection, query);
    yield* documents;
    if (documents.length < page) return;
    afterId = documents.at(-1)?.id;
  }
}
