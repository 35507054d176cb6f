import type { SentProperty } from '@seizure-ledger/domain';
import { inState } from './hand-over-state.ts';
import type { OpenDocuments } from './open-documents.ts';
import { seenWith } from './seen-with.ts';
import type { CaseFact, HoldingChange } from './taken-record.ts';

/**
 * What goes from case to case: each case shows its side of it, under the same transfer. The custodian stays, and so it
 * is in no list of what somebody is to hand over or to confirm.
 */
export async function foldPassage(copy: OpenDocuments, fact: CaseFact): Promise<readonly HoldingChange[]> {
  if (fact.type === 'transfer.sent.v1') await depart(copy, fact);
  else if (fact.type === 'transfer.received.v1') await arrive(copy, fact);
  else await settle(copy, fact);
  return [];
}

async function depart(copy: OpenDocuments, fact: CaseFact): Promise<void> {
  const { body, instructionId: transferId } = fact;
  // its act made the details
  const sent = fact.details as unknown as SentProperty;
  const { actor, caseId, effectiveAt } = fact;
  copy.put('custody', {
    ...placed(sent),
    caseId,
    id: `${caseId}|${transferId}`,
    sentAt: effectiveAt,
    sentBy: actor.subject,
    state: 'in-transit',
    tags: [...(await seenWith(copy, caseId)), 'state:in-transit'],
    toCase: String(body['toCase']),
    transferId,
  });
}

async function arrive(
  copy: OpenDocuments,
  { body, caseId, effectiveAt, instructionId, legs = [] }: CaseFact,
): Promise<void> {
  // its act's schema took the body
  const came = body as unknown as SentProperty & {
    readonly fromCase: string;
    readonly sentBy: { readonly subject: string };
    readonly transferId: string;
  };
  copy.put('custody', {
    ...placed({ ...came, quantity: legs[1]?.amount ?? came.quantity }),
    caseId,
    fromCase: came.fromCase,
    id: `${caseId}|${instructionId}`,
    sentAt: effectiveAt,
    sentBy: came.sentBy.subject,
    settledAt: effectiveAt,
    state: 'delivered',
    tags: [...(await seenWith(copy, caseId)), 'state:delivered'],
    transferId: came.transferId,
  });
}

async function settle(copy: OpenDocuments, { body, caseId, effectiveAt, type }: CaseFact): Promise<void> {
  const passage = await copy.get('custody', `${caseId}|${String(body['transferId'])}`);
  if (!passage) throw new Error(`case ${caseId} settles a transfer that it does not have`);
  const { code } = (body['refusal'] ?? {}) as { readonly code?: string };
  copy.put('custody', {
    ...passage,
    ...(code !== undefined && { refusal: code }),
    settledAt: effectiveAt,
    ...inState(passage, type === 'transfer.delivered.v1' ? 'delivered' : 'returned'),
  });
}

const placed = ({ assetId, custodian, quantity, unit }: SentProperty) => ({
  ...(assetId !== undefined && { assetId }),
  from: custodian,
  quantity,
  to: custodian,
  unit,
});
