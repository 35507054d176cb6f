import { setImmediate } from 'node:timers/promises';
import {
  ageId,
  type Change,
  findUnit,
  fractionDigits,
  lotId,
  MemoryState,
  policyCase,
  policyOf,
} from '@seizure-ledger/domain';
import type { Documents, ReadModel } from '@seizure-ledger/read-model';

/** As much of the ledger's state as a distribution is worked out from. Which lot is older decides no amount. */
export async function stateToPlan(
  readModel: ReadModel,
  caseId: string,
  orderId: string | undefined,
): Promise<MemoryState> {
  const state = new MemoryState();
  for await (const claims of pagesOf(readModel, 'claims', caseId))
    state.apply(
      claims.map((claim) => {
        learnUnit(state, claim.unit, claim.recognisedLoss);
        return {
          caseId,
          id: claim.claimId,
          kind: 'claim',
          value: { ...claim, grossLoss: claim.recognisedLoss },
        };
      }),
    );
  let number = 0;
  for await (const lots of pagesOf(readModel, 'lots', caseId))
    for (const document of lots) {
      // its account was a leg's, so it is one that property lies in
      const lot = { ...document, number } as NonNullable<Extract<Change, { kind: 'lot' }>['value']>;
      learnUnit(state, lot.unit, lot.quantity);
      const id = lotId(lot);
      state.apply([
        { caseId, id, kind: 'lot', value: lot },
        { caseId, id: ageId(lot), kind: 'age', value: { lot: id } },
      ]);
      number += 1;
    }
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

/** Everybody else in the process gets a turn between two of them. */
async function* pagesOf<C extends 'claims' | 'lots'>(
  readModel: ReadModel,
  collection: C,
  caseId: string,
): AsyncGenerator<readonly Documents[C][]> {
  for (let afterId: string | undefined; ;) {
    const query = { idPrefix: `${caseId}|`, limit: page, ...(afterId !== undefined && { afterId }) };
    const documents: readonly Documents[C][] = await readModel.find(collection, query);
    yield documents;
    if (documents.length < page) return;
    afterId = documents.at(-1)?.id;
    await setImmediate();
  }
}
