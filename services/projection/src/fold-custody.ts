import { foldPassage } from './fold-passage.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact, HoldingChange } from './taken-record.ts';

const settled = {
  'custody.cancelled.v1': 'cancelled',
  'custody.confirmed.v1': 'confirmed',
  'custody.refused.v1': 'refused',
} as const;

/** The chain of custody: who gave what to whom, and whether it arrived. */
export async function foldCustody(copy: OpenDocuments, fact: CaseFact): Promise<readonly HoldingChange[]> {
  const { actor, body, caseId, details = {}, effectiveAt, instructionId, type } = fact;
  const text = body as Partial<Record<string, string>>;
  if (type === 'custody.transferred.v1') {
    copy.put('custody', {
      assetId: text['assetId'] ?? '',
      caseId,
      from: text['from'] ?? '',
      id: `${caseId}|${instructionId}`,
      quantity: String(details['quantity']),
      sentAt: effectiveAt,
      sentBy: actor.subject,
      state: 'in-transit',
      to: text['to'] ?? '',
      transferId: instructionId,
      unit: String(details['unit']),
    });
    return [{ custodian: text['to'] ?? '', incoming: 1, lots: 0 }];
  }
  if (type.startsWith('transfer.')) return foldPassage(copy, fact);
  if (!(type in settled)) return [];
  const transfer = await copy.get('custody', `${caseId}|${text['transferId']}`);
  if (!transfer) throw new Error(`case ${caseId} settles a transfer that it does not have`);
  const { byLetter, condition, received } = text;
  copy.put('custody', {
    ...transfer,
    settledAt: effectiveAt,
    settledBy: actor.subject,
    state: settled[type as keyof typeof settled],
    ...(byLetter !== undefined && { byLetter }),
    ...(condition !== undefined && { condition }),
    ...(received !== undefined && { received }),
  });
  return [{ custodian: transfer.to, incoming: -1, lots: 0 }];
}
