import { findAct } from './acts/index.ts';
import type { Sent } from './acts/transfer-to-case.ts';
import type { Body, Fact, Instruction } from './fact.ts';
import { isBefore } from './instant.ts';
import { policyCase } from './policy.ts';
import type { Principal } from './principal.ts';

/** Who asks for what follows of itself. */
export const reactor: Principal = {
  agency: 'ledger',
  jurisdiction: 'ledger',
  role: 'reactor',
  subject: 'reactor',
};

/** The types of the facts that something follows from; all others a reactor may pass over unread. */
export const reactedTo: ReadonlySet<string> = new Set([
  'transfer.sent.v1',
  'transfer.received.v1',
  'instruction.refused.v1',
  'policy.adopted.v1',
]);

/**
 * What follows of itself from a fact, in another case: what was sent there is received, and what became of it told to
 * the sender. It is made of the fact alone, its id and its time too, so that it may be asked for any number of times
 * and happens once. No caller's key begins as its id does.
 */
export function reactionTo(fact: Fact): Instruction | undefined {
  if (fact.status === 'posted' && fact.type === 'transfer.sent.v1') return receiptOf(fact);
  if (fact.status === 'posted' && fact.type === 'policy.adopted.v1') return relayOf(fact);
  // somebody else's attempt at one settles nothing
  if (fact.act !== 'transfers/receipt' || fact.actor?.role !== reactor.role) return undefined;
  if (fact.status === 'posted') return backTo(fact, 'transfers/delivery', {});
  if (fact.status !== 'refused' || !fact.refusal) return undefined;
  const { code, params } = fact.refusal;
  // what never arrived is back when that is certain, and not before it left
  const effectiveAt = String(fact.body?.['effectiveAt']);
  return backTo(fact, 'transfers/return', {
    effectiveAt: isBefore(effectiveAt, fact.recordedAt) ? fact.recordedAt : effectiveAt,
    refusal: { code, ...(params && { params }) },
  });
}

/** Whether an act is one that only a reactor asks for. */
export const isReaction = (act: string): boolean => findAct(act)?.reacts === true;

function receiptOf(fact: Fact): Instruction {
  // a posted fact has them all, and its act made the details
  const { actor, body = {}, caseId = '', details, effectiveAt, instructionId = '', recordedAt } = fact;
  const { assetId, ...sent } = details as unknown as Sent;
  const arriving = {
    ...sent,
    ...(assetId !== undefined && { assetId: body['toAssetId'] ?? assetId }),
    effectiveAt,
    fromCase: caseId,
    sentBy: actor,
    transferId: instructionId,
  };
  return {
    act: 'transfers/receipt',
    actor: reactor,
    body: arriving as unknown as Body,
    caseId: String(body['toCase']),
    id: idOf('receipt', caseId, instructionId),
    sentAt: recordedAt,
  };
}

/** To be asked for in every partition but the one in which it was adopted. */
function relayOf({ details, instructionId: policyId = '', recordedAt }: Fact): Instruction {
  const body = { ...details, policyId };
  return {
    act: 'policies/relay',
    actor: reactor,
    body,
    caseId: policyCase,
    id: `~policy:${policyId}`,
    sentAt: recordedAt,
  };
}

function backTo(
  { body = {}, caseId = '', recordedAt }: Fact,
  act: 'transfers/delivery' | 'transfers/return',
  about: Body,
): Instruction {
  const transferId = String(body['transferId']);
  return {
    act,
    actor: reactor,
    body: { ...about, transferId },
    caseId: String(body['fromCase']),
    id: idOf(act === 'transfers/delivery' ? 'delivery' : 'return', caseId, transferId),
    sentAt: recordedAt,
  };
}

/** No two transfers have the same: where a case's id has the colon itself, what stands behind it is a sign that no id has. */
const idOf = (kind: 'delivery' | 'receipt' | 'return', caseId: string, transferId: string): string =>
  `~${kind}:${caseId}${caseId.includes(':') ? '~' : ':'}${transferId}`;
