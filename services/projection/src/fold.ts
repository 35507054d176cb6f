import { foldAsset } from './fold-asset.ts';
import { foldCase } from './fold-case.ts';
import { foldClaims } from './fold-claims.ts';
import { foldCustody } from './fold-custody.ts';
import { foldEntry } from './fold-entry.ts';
import { foldFlows } from './fold-flows.ts';
import { foldLots } from './fold-lots.ts';
import { foldOrder } from './fold-order.ts';
import { foldProposal } from './fold-proposal.ts';
import { foldTotals } from './fold-totals.ts';
import type { CaseFact, HoldingChange, TakenRecord } from './taken-record.ts';
import type { WorkingCopy } from './working-copy.ts';

/**
 * Folds one record into the documents. Every record but a repeat becomes an entry; only the last piece of an
 * outcome changes anything else, so that a large outcome is absent until it is whole: its entries lie beyond what
 * the case says that it has.
 */
export async function fold(copy: WorkingCopy, record: TakenRecord): Promise<void> {
  const { fact, hash } = record;
  foldEntry(copy, record);
  await foldTotals(copy, record);
  if (fact.sequence === undefined || fact.part < fact.parts) return;
  const caseFact = fact as CaseFact;
  const holdings: HoldingChange[] = [];
  if (fact.status === 'posted') {
    await foldAsset(copy, caseFact);
    holdings.push(...(await foldLots(copy, caseFact)), ...(await foldCustody(copy, caseFact)));
    await foldClaims(copy, caseFact);
    await foldFlows(copy, caseFact);
    foldOrder(copy, caseFact);
  }
  await foldProposal(copy, caseFact, hash);
  await foldCase(copy, caseFact, hash, holdings);
}
