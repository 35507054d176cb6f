import { isZero, lotId, plus } from '@seizure-ledger/domain';
import { putLot } from './fold-lots.ts';
import type { OpenDocuments } from './open-documents.ts';
import { seenWith } from './seen-with.ts';
import type { CaseFact, HoldingChange } from './taken-record.ts';

/**
 * Who holds what is allocated to claims and not yet paid, or set aside: it lies where it lay when it was owned, so it is
 * listed like a lot, one an asset, unit and custodian, whoever the claims are of. It is no lot of the rules: what is due
 * is only paid, or goes back.
 */
export async function foldDue(
  copy: OpenDocuments,
  { caseId, legs = [] }: CaseFact,
): Promise<readonly HoldingChange[]> {
  const holdings: HoldingChange[] = [];
  for (const { account, amount, assetId, custodian, unit } of legs) {
    if ((account !== 'due:allocated' && account !== 'due:reserve') || custodian === undefined) continue;
    // money that came in for the whole case is of no asset
    const id = `${caseId}|${lotId({ account, assetId: assetId ?? '', custodian, unit })}`;
    const known = await copy.get('lots', id);
    const quantity = plus(known?.quantity ?? '0', amount);
    holdings.push({ custodian, incoming: 0, lots: (isZero(quantity) ? 0 : 1) - (known ? 1 : 0) });
    if (isZero(quantity)) copy.delete('lots', id);
    else {
      const lot = {
        account,
        ...(assetId !== undefined && { assetId }),
        caseId,
        custodian,
        id,
        quantity,
        unit,
      };
      putLot(copy, lot, await seenWith(copy, caseId));
    }
  }
  return holdings;
}
