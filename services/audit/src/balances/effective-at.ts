import { fractionDigits, zero } from '@seizure-ledger/domain';
import type { CaseDocument, EffectiveSpanDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '@seizure-ledger/service-kit';
import { SumOfChanges } from './sum-of-changes.ts';

/** No span has more narrower ones: there are so many years, and a second has fewer milliseconds. */
const most = 10_000;

/** Acts that are recorded meanwhile spoil a reading. */
const tries = 20;

/**
 * The balances of a case at an instant of effective time, by all that is recorded up to `head`: every account that it
 * ever touched. A correction counts from when what it corrects does. However long the history, it reads one path
 * through the spans of effective time.
 * @throws {ServiceError} BEHIND: the case never stood still while it was read.
 */
export async function balancesEffectiveAt(
  readModel: ReadModel,
  found: CaseDocument,
  effectiveAt: string,
): Promise<{ readonly balances: CaseDocument['balances']; readonly head: CaseDocument }> {
  let head: CaseDocument | undefined = found;
  for (let n = 0; n < tries && head; n += 1) {
    const sum = new SumOfChanges();
    sum.add(head.balances.map((balance) => ({ ...balance, amount: zero(fractionDigits(balance.amount)) })));
    await addUpTo(readModel, sum, found.caseId, Date.parse(effectiveAt));
    const after: CaseDocument | undefined = await readModel.get('cases', found.caseId);
    if (after?.position === head.position) return { balances: sum.balances, head };
    head = after;
  }
  throw new ServiceError('BEHIND', 'Acts were recorded in the case all the while; ask again.');
}

async function addUpTo(
  readModel: ReadModel,
  sum: SumOfChanges,
  caseId: string,
  at_ms: number,
): Promise<void> {
  let span = await readModel.get('effectiveSpans', `${caseId}|`);
  while (span) {
    if (span.moments) {
      for (const { at, changes } of span.moments) if (Date.parse(at) <= at_ms) sum.add(changes);
      return;
    }
    const narrower: readonly EffectiveSpanDocument[] = await readModel.find('effectiveSpans', {
      equals: [`${caseId}|${span.within}`],
      index: 'byParent',
      limit: most,
      upTo: at_ms,
    });
    // of the last to begin by then some may be later
    for (const { changes } of narrower.slice(0, -1)) sum.add(changes);
    span = narrower.at(-1);
  }
}
