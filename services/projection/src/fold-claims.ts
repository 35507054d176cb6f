import {
  admittedClaim,
  amendedClaim,
  claimAfter,
  credited,
  digitsSaid,
  fractionDigits,
  type Leg,
  legsOfLines,
  negate,
  plus,
  zero,
} from '@seizure-ledger/domain';
import type { Fact } from '@seizure-ledger/contracts';
import type { ClaimDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact, TakenRecord } from './taken-record.ts';

/** Claims, what distributions allocate to them line by line, and what was paid. */
export async function foldClaims(copy: OpenDocuments, fact: CaseFact): Promise<void> {
  if (fact.type === 'claim.admitted.v1') admit(copy, fact);
  if (fact.type === 'claim.amended.v1') await amend(copy, fact);
  if (fact.type === 'property.returned.v1') await credit(copy, fact);
  if (fact.type === 'fact.corrected.v1') await takeOff(copy, fact);
  if (fact.type === 'restitution.distributed.v1') distribute(copy, fact);
  for (const leg of fact.legs ?? []) await foldDue(copy, fact.caseId, leg);
}

/** The lines of a large distribution stand in the pieces before its last record, and count from that on. */
export async function foldLines(copy: OpenDocuments, { fact, partition }: TakenRecord): Promise<void> {
  for (let part = 2; part < fact.parts; part += 1) {
    const index = fact.index - fact.parts + part;
    const text = await copy.pieceAt(partition, index);
    if (text === undefined) throw new Error(`the piece ${partition}:${index} of ${fact.id} was not taken`);
    // the record's own bytes, which the ledger wrote
    const piece = JSON.parse(text) as Fact;
    for (const leg of legsOfLines(piece)) await foldDue(copy, fact.caseId ?? '', leg);
  }
}

type ClaimBody = Pick<ClaimDocument, 'claimId' | 'person' | 'priority' | 'priorRecoveries' | 'unit'> & {
  readonly grossLoss: string;
};

function admit(copy: OpenDocuments, { body, caseId, details = {} }: CaseFact): void {
  // its act's schema took it
  const said = body as unknown as ClaimBody;
  const { grossLoss: recognisedLoss, ...claim } = admittedClaim(said, digitsSaid(said.unit, details));
  const { person, priority } = said;
  const id = `${caseId}|${claim.claimId}`;
  copy.put('claims', { ...claim, caseId, id, person, priority, recognisedLoss });
}

async function amend(copy: OpenDocuments, { body, caseId }: CaseFact): Promise<void> {
  // its act's schema took it
  const said = body as unknown as Parameters<typeof amendedClaim<Amended>>[1] & { readonly claimId: string };
  const { recognisedLoss, ...claim } = await claimOf(copy, caseId, said.claimId);
  const { grossLoss, ...amended } = amendedClaim<Amended>({ ...claim, grossLoss: recognisedLoss }, said);
  copy.put('claims', { ...amended, recognisedLoss: grossLoss });
}

type Amended = Omit<ClaimDocument, 'recognisedLoss'> & { readonly grossLoss: string };

async function credit(copy: OpenDocuments, { body, caseId }: CaseFact): Promise<void> {
  const said = body as { readonly claimId: string; readonly credit?: { readonly quantity: string } };
  if (!said.credit) return;
  copy.put('claims', credited(await claimOf(copy, caseId, said.claimId), said.credit.quantity));
}

/** What a return in kind counted for is taken off again with it. */
async function takeOff(copy: OpenDocuments, { caseId, details = {} }: CaseFact): Promise<void> {
  // its act made the details
  const credit = details['credit'] as { readonly claimId: string; readonly quantity: string } | undefined;
  if (!credit) return;
  copy.put('claims', credited(await claimOf(copy, caseId, credit.claimId), negate(credit.quantity)));
}

function distribute(copy: OpenDocuments, fact: CaseFact): void {
  const { body, caseId, id: position, recordedAt, rulesVersion } = fact;
  const { method, order, orderId, recordDate, restitutionId } = body as {
    readonly method: string;
    readonly order?: { readonly authority: string; readonly reference: string };
    readonly orderId?: string;
    readonly recordDate?: string;
    readonly restitutionId: string;
  };
  const {
    allocated,
    belowThreshold,
    fund,
    lineCount,
    lines = [],
    reserve,
    undistributed,
    unit,
  } = fact.details as {
    readonly allocated: string;
    readonly belowThreshold?: number;
    readonly fund: string;
    readonly lineCount?: number;
    readonly lines?: readonly unknown[];
    readonly reserve: string;
    readonly undistributed: string;
    readonly unit: string;
  };
  copy.put('distributions', {
    allocated,
    ...(belowThreshold !== undefined && { belowThreshold }),
    caseId,
    fund,
    id: `${caseId}|${restitutionId}`,
    lines: lineCount ?? lines.length,
    method,
    order: orderId ?? `${order?.authority}, ${order?.reference}`,
    position,
    ...(recordDate !== undefined && { recordDate }),
    recordedAt,
    reserve,
    restitutionId,
    rulesVersion,
    undistributed,
    unit,
  });
}

/** What is allocated to claims, set aside for them and paid goes through legs that name them and a distribution. */
async function foldDue(copy: OpenDocuments, caseId: string, leg: Leg): Promise<void> {
  if (leg.claimId === undefined || leg.restitutionId === undefined) return;
  copy.put('claims', claimAfter(await claimOf(copy, caseId, leg.claimId), leg));
  if (leg.account === 'due:allocated' || leg.account === 'out:restituted') await foldLine(copy, caseId, leg);
}

/** A line's amount is what is allocated, as its distribution or a reserve gave it, less what was voided. */
async function foldLine(
  copy: OpenDocuments,
  caseId: string,
  { account, amount, claimId = '', restitutionId = '', unit }: Leg,
): Promise<void> {
  const none = zero(fractionDigits(amount));
  const id = `${caseId}|${restitutionId}|${claimId}`;
  const line = (await copy.get('lines', id)) ?? {
    amount: none,
    caseId,
    claimId,
    id,
    paid: none,
    restitutionId,
    unit,
  };
  const paid = account === 'out:restituted' ? plus(line.paid, amount) : line.paid;
  copy.put('lines', { ...line, amount: plus(line.amount, amount), paid });
}

async function claimOf(copy: OpenDocuments, caseId: string, claimId: string): Promise<ClaimDocument> {
  const claim = await copy.get('claims', `${caseId}|${claimId}`);
  if (!claim) throw new Error(`case ${caseId} names a claim that it does not have: ${claimId}`);
  return claim;
}
