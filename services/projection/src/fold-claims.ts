import { digitsOf, findUnit, minus, negate, plus, withDigits } from '@seizure-ledger/domain';
import type { ClaimDocument } from '@seizure-ledger/read-model';
import type { CaseFact } from './taken-record.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Claims, what distributions allocate to them line by line, and what was paid. */
export async function foldClaims(copy: WorkingCopy, fact: CaseFact): Promise<void> {
  if (fact.type === 'claim.admitted.v1') admit(copy, fact);
  if (fact.type === 'restitution.distributed.v1') await distribute(copy, fact);
  if (fact.type === 'restitution.paid.v1') await pay(copy, fact);
}

type ClaimBody = Pick<ClaimDocument, 'claimId' | 'person' | 'priority' | 'priorRecoveries' | 'unit'> & {
  readonly grossLoss: string;
};

function admit(copy: WorkingCopy, { body, caseId }: CaseFact): void {
  // its act's schema took it
  const { claimId, grossLoss, person, priority, priorRecoveries, unit: code } = body as unknown as ClaimBody;
  const unit = findUnit(code)?.code ?? code;
  const digits = digitsOf(unit);
  const none = withDigits('0', digits);
  copy.put('claims', {
    allocated: none,
    caseId,
    claimId,
    creditInKind: none,
    id: `${caseId}|${claimId}`,
    paid: none,
    person,
    priority,
    priorRecoveries: withDigits(priorRecoveries, digits),
    recognisedLoss: withDigits(grossLoss, digits),
    returned: none,
    status: 'admitted',
    unit,
  });
}

async function distribute(copy: WorkingCopy, fact: CaseFact): Promise<void> {
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
    const claim = await copy.get('claims', `${caseId}|${claimId}`);
    if (claim) copy.put('claims', { ...claim, allocated: plus(claim.allocated, amount, digits) });
  }
}

async function pay(copy: WorkingCopy, { caseId, legs = [] }: CaseFact): Promise<void> {
  for (const { account, amount, claimId, restitutionId, unit } of legs) {
    if (account !== 'due:allocated') continue;
    const digits = digitsOf(unit);
    const line = await copy.get('lines', `${caseId}|${restitutionId}|${claimId}`);
    if (line) copy.put('lines', { ...line, paid: plus(line.paid, negate(amount), digits) });
    const claim = await copy.get('claims', `${caseId}|${claimId}`);
    if (claim) copy.put('claims', { ...claim, paid: minus(claim.paid, amount, digits) });
  }
}
