import { flowName, plus } from '@seizure-ledger/domain';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

/** What came into a case, by asset, and what it cost, by type: a court reads it without reading every entry. */
export async function foldFlows(copy: OpenDocuments, fact: CaseFact): Promise<void> {
  const { caseId } = fact;
  for (const leg of fact.legs ?? []) {
    const name = flowName(leg, fact);
    if (name === undefined) continue;
    const { account, unit } = leg;
    const id = `${caseId}|${unit}|${account}|${name}`;
    const known = await copy.get('flows', id);
    const amount = plus(known?.amount ?? '0', leg.amount);
    copy.put('flows', { account, amount, caseId, id, name, unit });
  }
}
