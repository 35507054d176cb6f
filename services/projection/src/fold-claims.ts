import {
  admittedClaim,
  amendedClaim,
  claimAfter,
  compare,
  credited,
  digitsSaid,
  fractionDigits,
  type Leg,
  leftOf,
  legsOfLines,
  negate,
  plus,
  zero,
} from '@seizure-ledger/domain';
import { type Fact, isOwed } from '@seizure-ledger/contracts';
import type { ClaimDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact, TakenRecord } from './taken-record.ts';

/**
 * Claims, what distributions allocate to them line by line, and what was paid.
 * @returns by how many more claims are open.
 */
export async function foldClaims(copy: OpenDocuments, fact: CaseFact): Promise<number> {
  if (fact.type === 'restitution.distributed.v1') distribute(copy, fact);
  return (await foldSaid(copy, fact)) + (await foldLegs(copy, fact.caseId, fact.legs ?? []));
}

/** What an act itself says of a claim; the rest stands in legs. */
async function foldSaid(copy: OpenDocuments, fact: CaseFact): Promise<number> {
  if (fact.type === 'claim.admitted.v1') return admit(copy, fact);
  if (fact.type === 'claim.amended.v1') return amend(copy, fact);
  if (fact.type === 'property.returned.v1') return credit(copy, fact);
  return fact.type === 'fact.corrected.v1' ? takeOff(copy, fact) : 0;
}

/**
 * The lines of a large distribution stand in the pieces before its last record, and count from that on.
 * @returns by how many more claims are open.
 */
export async function foldLines(copy: OpenDocuments, { fact, partition }: TakenRecord): Promise<number> {
  let opened = 0;
  for (let part = 2; part < fact.parts; part += 1) {
    const index = fact.index - fact.parts + part;
    const text = await copy.pieceAt(partition, index);
    if (text === undefined) throw new Error(`the piece ${partition}:${index} of ${fact.id} was not taken`);
    // the record's own bytes, which the ledger wrote
    const piece = JSON.parse(text) as Fact;
    opened += await foldLegs(copy, fact.caseId ?? '', legsOfLines(piece));
  }
  return opened;
}

type ClaimBody = Pick<ClaimDocument, 'claimId' | 'person' | 'priority' | 'priorRecoveries' | 'unit'> & {
  readonly grossLoss: string;
};

function admit(copy: OpenDocuments, { body, caseId, details = {} }: CaseFact): number {
  // its act's schema took it
  const said = body as unknown as ClaimBody;
  const { grossLoss: recognisedLoss, ...claim } = admittedClaim(said, digitsSaid(said.unit, details));
  const { person, priority } = said;
  const id = `${caseId}|${claim.claimId}`;
  return putClaim(copy, undefined, { ...claim, caseId, id, person, priority, recognisedLoss });
}

async function amend(copy: OpenDocuments, { body, caseId }: CaseFact): Promise<number> {
  // its act's schema took it
  const said = body as unknown as Parameters<typeof amendedClaim<Amended>>[1] & { readonly claimId: string };
  const known = await claimOf(copy, caseId, said.claimId);
  const { recognisedLoss, ...claim } = known;
  const { grossLoss, ...amended } = amendedClaim<Amended>({ ...claim, grossLoss: recognisedLoss }, said);
  return putClaim(copy, known, { ...amended, recognisedLoss: grossLoss });
}

type Amended = Omit<ClaimDocument, 'recognisedLoss'> & { readonly grossLoss: string };

async function credit(copy: OpenDocuments, { body, caseId }: CaseFact): Promise<number> {
  const said = body as { readonly claimId: string; readonly credit?: { readonly quantity: string } };
  if (!said.credit) return 0;
  const known = await claimOf(copy, caseId, said.claimId);
  return putClaim(copy, known, credited(known, said.credit.quantity));
}

/** What a return in kind counted for is taken off again with it. */
async function takeOff(copy: OpenDocuments, { caseId, details = {} }: CaseFact): Promise<number> {
  // its act made the details
  const credit = details['credit'] as { readonly claimId: string; readonly quantity: string } | undefined;
  if (!credit) return 0;
  const known = await claimOf(copy, caseId, credit.claimId);
  return putClaim(copy, known, credited(known, negate(credit.quantity)));
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
async function foldLegs(copy: OpenDocuments, caseId: string, legs: readonly Leg[]): Promise<number> {
  let opened = 0;
  for (const leg of legs) {
    if (leg.claimId === undefined || leg.restitutionId === undefined) continue;
    const known = await claimOf(copy, caseId, leg.claimId);
    opened += putClaim(copy, known, claimAfter(known, leg));
    if (leg.account === 'due:allocated' || leg.account === 'out:restituted')
      await foldLine(copy, caseId, leg);
  }
  return opened;
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

/** @returns by how many more claims are open. */
function putClaim(copy: OpenDocuments, known: ClaimDocument | undefined, now: ClaimDocument): number {
  copy.put('claims', now);
  return Number(isOpen(now)) - Number(known !== undefined && isOpen(known));
}

/** Admitted or disputed, and something of it is outstanding: neither came back, nor is allocated. */
function isOpen({ recognisedLoss: grossLoss, ...claim }: ClaimDocument): boolean {
  return isOwed(claim) && compare(leftOf({ ...claim, grossLoss }), '0') > 0;
}

async function claimOf(copy: OpenDocuments, caseId: string, claimId: string): Promise<ClaimDocument> {
  const claim = await copy.get('claims', `${caseId}|${claimId}`);
  if (!claim) throw new Error(`case ${caseId} names a claim that it does not have: ${claimId}`);
  return claim;
}
