import type { Body, Principal, Role } from '@seizure-ledger/contracts';
import { onTestFinished } from 'vitest';
import { ProjectedBook } from './projected-book.ts';

const person = (role: Role, subject: string, agency: string): Principal => ({
  agency,
  jurisdiction: 'TH',
  role,
  subject,
});
const officer = person('investigator', 'inv-1', 'TH-CCIB');
const prosecutor = person('prosecutor', 'p-1', 'TH-CCIB');
const colleague = person('prosecutor', 'p-2', 'TH-CCIB');
const court = person('court', 'ct-1', 'COURT');

export const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };

/** A case whose acts are all allowed, second persons included; told in one line an act. */
export class CourtCase {
  readonly ledger: ProjectedBook;
  readonly caseId = 'TH-2025-0007';

  private constructor(ledger: ProjectedBook) {
    this.ledger = ledger;
  }

  /** Opened, in a ledger that the running test has for itself. */
  static async open(): Promise<CourtCase> {
    const ledger = await ProjectedBook.open();
    onTestFinished(() => ledger.close());
    const one = new CourtCase(ledger);
    one.does(officer, 'cases', {
      agency: 'TH-CCIB',
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'Asia/Bangkok',
      title: 'Compound 7',
    });
    return one;
  }

  seize(assetId: string, quantity: string, unit = 'THB'): void {
    const asset = { description: assetId, kind: 'account' };
    this.does(officer, 'seizures', { asset, assetId, custodian: 'AMLO', order, quantity, unit });
  }

  confiscate(assetId: string, quantity: string, unit = 'THB', final = true): void {
    this.does(prosecutor, 'confiscations', { assetId, final, order, quantity, unit });
  }

  accrue(assetId: string, quantity: string, unit = 'THB'): void {
    this.does(officer, 'accruals', { assetId, quantity, reason: 'interest', unit });
  }

  release(assetId: string, quantity: string, unit = 'THB'): void {
    const body = { assetId, basis: 'order', order, quantity, recipient: 'owner', unit };
    this.does(prosecutor, 'releases', body);
  }

  /** Sends all of a lot to Treasury, where something is missing. */
  loseUnderway(
    assetId: string,
    quantity: string,
    shortfall: { quantity: string; reason: string },
    unit = 'THB',
  ): void {
    const body = { assetId, from: 'AMLO', order, quantity, to: 'Treasury', unit };
    const transferId = String(this.does(officer, 'transfers', body).fact.instructionId);
    const keeper = person('custodian', 'cus-1', 'Treasury');
    this.does(keeper, 'transfers/confirmation', { shortfall, transferId });
  }

  claim(claimId: string, grossLoss: string, unit = 'THB', priorRecoveries = '0'): void {
    const body = {
      claimId,
      grossLoss,
      order,
      person: `P-${claimId}`,
      priorRecoveries,
      priority: 'victim',
      unit,
    };
    this.does(prosecutor, 'claims', body);
  }

  distribute(restitutionId: string, fund: string, unit = 'THB', besides: Body = {}): void {
    const body = { fund, method: 'pro-rata', order, restitutionId, unit, ...besides };
    this.does(prosecutor, 'restitutions', body);
  }

  pay(restitutionId: string, claimId: string, amount: string): void {
    const body = { amount, claimId, paymentReference: 'TT-1', restitutionId };
    this.does(prosecutor, 'restitutions/payments', body);
  }

  /** @returns its place in the case. */
  returnInKind(assetId: string, claimId: string, credit: string): number {
    const body = { assetId, claimId, credit: { quantity: credit, unit: 'THB' }, quantity: '1', unit: 'item' };
    return this.does(prosecutor, 'returns-in-kind', { ...body, receipt: 'R-1' }).fact.sequence ?? 0;
  }

  correct(sequence: number, replacement?: { readonly act: string; readonly body: Body }): void {
    const body = { foundBy: 'Auditor', reason: 'the wrong claim', sequence };
    this.does(prosecutor, 'corrections', { ...body, ...(replacement && { replacement }) });
  }

  private does(actor: Principal, act: string, body: Body) {
    const asked = this.ledger.act(actor, this.caseId, act, body);
    const { proposal, status } = asked.fact;
    if (status === 'posted') return asked;
    const second = proposal?.needs.roles.includes('prosecutor') ? colleague : court;
    const agreed = this.ledger.act(second, this.caseId, 'approvals', { proposalHash: asked.hash });
    if (agreed.fact.status === 'posted') return agreed;
    throw new Error(`${act} was not allowed: ${JSON.stringify(agreed.fact.refusal ?? asked.fact.refusal)}`);
  }
}
