import type { Order } from '@seizure-ledger/domain';
import type {
  CaseDocument,
  ClaimDocument,
  DistributionDocument,
  FlowDocument,
} from '@seizure-ledger/read-model';

/** How a case stands at a position, as far as a summary tells of it; by whichever way it was found out. */
export interface CaseStanding {
  readonly asOf: string;
  readonly balances: CaseDocument['balances'];
  readonly caseId: string;
  readonly claims: readonly StandingClaim[];
  readonly flows: readonly StandingFlow[];
  /** How many records the case has by then: the last one's sequence is one less. */
  readonly records: number;
  readonly rounds: readonly StandingRound[];
  /** Of the last round in each unit. */
  readonly orders: ReadonlyMap<string, CitedOrder>;
}

export type StandingClaim = Pick<
  ClaimDocument,
  | 'allocated'
  | 'claimId'
  | 'creditInKind'
  | 'paid'
  | 'person'
  | 'priorRecoveries'
  | 'recognisedLoss'
  | 'returned'
  | 'setAside'
  | 'status'
  | 'unit'
>;

export type StandingFlow = Pick<FlowDocument, 'account' | 'amount' | 'name' | 'unit'>;

export type StandingRound = Pick<
  DistributionDocument,
  | 'allocated'
  | 'belowThreshold'
  | 'fund'
  | 'method'
  | 'position'
  | 'recordDate'
  | 'reserve'
  | 'restitutionId'
  | 'rulesVersion'
  | 'undistributed'
  | 'unit'
>;

/** Inline, or by its id. */
export type CitedOrder = Order | string | null;

/** The order that a fact's body cites. */
export function citedOrder(body: object = {}): CitedOrder {
  // the act's schema took the body
  const { order, orderId } = body as { readonly order?: Order; readonly orderId?: string };
  return order ?? orderId ?? null;
}
