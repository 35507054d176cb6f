import { compareCodePoints } from '@seizure-ledger/domain';
import { foldPassage } from './fold-passage.ts';
import { inState } from './hand-over-state.ts';
import type { OpenDocuments } from './open-documents.ts';
import { seenWith } from './seen-with.ts';
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
    const [from, to] = [text['from'] ?? '', text['to'] ?? ''];
    copy.put('custody', {
      assetId: text['assetId'] ?? '',
      caseId,
      from,
      id: `${caseId}|${instructionId}`,
      quantity: String(details['quantity']),
      sentAt: effectiveAt,
      sentBy: actor.subject,
      state: 'in-transit',
      tags: await tagsOf(copy, caseId, from, to),
      to,
      transferId: instructionId,
      unit: String(details['unit']),
    });
    return [{ custodian: to, incoming: 1, lots: 0 }];
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
    ...inState(transfer, settled[type as keyof typeof settled]),
    ...(byLetter !== undefined && { byLetter }),
    ...(condition !== undefined && { condition }),
    ...(received !== undefined && { received }),
  });
  return [{ custodian: transfer.to, incoming: -1, lots: 0 }];
}

/** Both custodians see it too: one has to confirm it, the other waits for that. */
async function tagsOf(
  copy: OpenDocuments,
  caseId: string,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const holders = [from, to].map((holder) => `sees:custodian:${holder}`);
  const tags = [
    `from:${from}`,
    ...(await seenWith(copy, caseId)),
    ...holders,
    'state:in-transit',
    `to:${to}`,
  ];
  return [...new Set(tags)].sort(compareCodePoints);
}
