import { admittedClaim, claimAfter, digitsOf, type Leg, minus, withDigits } from '@seizure-ledger/domain';
import type { ClaimDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

/** Claims, what distributions allocate to them line by line, and what was paid. */
export async function foldClaims(copy: OpenDocuments, fact: CaseFact): Promise<void> {
  if (fact.type === 'claim.admitted.v1') admit(copy, fact);
  if (fact.type === 'restitution.distributed.v1') distribute(copy, fact);
  await foldDue(copy, fact);
}

type ClaimBody = Pick<ClaimDocument, 'claimId' | 'person' | 'priority' | 'priorRecoveries' | 'unit'> & {
  readonly grossLoss: string;
};

function admit(copy: OpenDocuments, { body, caseId }: CaseFact): void {
  // its act's schema took it
  const said = body as unknown as ClaimBody;
  const { grossLoss: recognisedLoss, ...claim } = admittedClaim(said);
  const { person, priority } = said;
  const returned = withDigits('0', digitsOf(claim.unit));
  const id = `${caseId}|${claim.claimId}`;
  copy.put('claims', { ...claim, caseId, id, person, priority, recognisedLoss, returned });
}

function distribute(copy: OpenDocuments, fact: CaseFact): void {
  const { body, caseId, id: position, recordedAt, rulesVersion } = fact;
  const { method, order, orderId, restitutionId } = body as {
    readonly method: string;
    readonly order?: { readonly authority: string; readonly reference: string };
    readonly orderId?: string;
    readonly restitutionId: string;
  };
  const { allocated, fund, lines, undistributed, unit } = fact.details as {
    readonly allocated: string;
    readonly fund: string;
    readonly lines: readonly { readonly amount: string; readonly claimId: string }[];
    readonly undistributed: string;
    readonly unit: string;
  };
  const digits = digitsOf(unit);
  copy.put('distributions', {
    allocated,
    caseId,
    fund,
    id: `${caseId}|${restitutionId}`,
    lines: lines.length,
    method,
    order: orderId ?? `${order?.authority}, ${order?.reference}`,
    position,
    recordedAt,
    reserve: withDigits('0', digits),
    restitutionId,
    rulesVersion,
    undistributed,
    unit,
  });
  for (const { amount, claimId } of lines) {
    copy.put('lines', {
      amount,
      caseId,
      claimId,
      id: `${caseId}|${restitutionId}|${claimId}`,
      paid: withDigits('0', digits),
      restitutionId,
      unit,
    });
  }
}

/** What is allocated to claims and paid to them goes through `due:allocated`. */
async function foldDue(copy: OpenDocuments, { caseId, legs = [] }: CaseFact): Promise<void> {
  for (const leg of legs) {
    if (leg.account !== 'due:allocated' || leg.claimId === undefined) continue;
    const claim = await copy.get('claims', `${caseId}|${leg.claimId}`);
    if (!claim) throw new Error(`case ${caseId} owes a claim that it does not have: ${leg.claimId}`);
    copy.put('claims', claimAfter(claim, leg));
    if (leg.amount.startsWith('-')) await payLine(copy, caseId, leg);
  }
}

async function payLine(
  copy: OpenDocuments,
  caseId: string,
  { amount, claimId, restitutionId, unit }: Leg,
): Promise<void> {
  const line = await copy.get('lines', `${caseId}|${restitutionId}|${claimId}`);
  if (!line) throw new Error(`case ${caseId} pays a line that it does not have: ${restitutionId} ${claimId}`);
  copy.put('lines', { ...line, paid: minus(line.paid, amount, digitsOf(unit)) });
}
