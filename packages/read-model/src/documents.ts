import type {
  ShownAsset,
  ShownCase,
  ShownClaim,
  ShownDistribution,
  ShownHandOver,
  ShownLot,
  ShownMove,
  ShownOrder,
  ShownProposal,
  ShownStatistic,
  StatisticMeasure,
} from '@seizure-ledger/contracts';

/**
 * What the read model keeps, one interface a collection; what is shown as it stands is declared in contracts.
 * Quantities are exact decimal strings; no wall clock.
 */
export interface Documents {
  readonly cases: CaseDocument;
  readonly assets: AssetDocument;
  readonly lots: LotDocument;
  readonly entries: EntryDocument;
  readonly orders: OrderDocument;
  readonly proposals: ProposalDocument;
  readonly claims: ClaimDocument;
  readonly distributions: DistributionDocument;
  readonly lines: LineDocument;
  readonly flows: FlowDocument;
  readonly moves: MoveDocument;
  readonly custody: CustodyDocument;
  readonly identifiers: IdentifierDocument;
  readonly snapshots: SnapshotDocument;
  readonly effectiveSpans: EffectiveSpanDocument;
  readonly totals: TotalDocument;
  readonly statistics: StatisticDocument;
}

export type CollectionName = keyof Documents;

interface Document {
  readonly id: string;
  /** Words by which lists are filtered, such as `status:open` or `sees:agency:TH-CCIB`. Sorted, each once. */
  readonly tags?: readonly string[];
}

/** id: caseId */
export interface CaseDocument extends Document, ShownCase {
  /** The keys of the statistics that it is counted in. */
  readonly counted: readonly string[];
  /** The title as it is sorted by, without regard to case. */
  readonly titleKey: string;
}

/** id: caseId|assetId */
export interface AssetDocument extends Document, ShownAsset {}

/** id: caseId|assetId|unit|account|custodian, the asset empty where there is none. Gone when nothing is left of it, except an unknown quantity. */
export interface LotDocument extends Document, Omit<ShownLot, 'expired'> {
  /** When the freeze ends, of what is frozen until some instant. */
  readonly frozenUntil_ms?: number;
}

/** id: the place, as 5 digits of partition, a colon, 15 digits of index. `value` is the record, byte for byte. */
export interface EntryDocument extends Document {
  readonly position: string;
  readonly partition: number;
  readonly index: number;
  readonly status: string;
  readonly type: string;
  readonly hash: string;
  readonly recordedAt: string;
  readonly caseId?: string;
  readonly sequence?: number;
  /** Of a record outside of any case's chain: the case that was asked for, which may not exist. */
  readonly strayCase?: string;
  readonly act?: string;
  readonly instructionId?: string;
  /** The second person's instruction, where this entry is what it let happen. */
  readonly approvalId?: string;
  readonly actor?: string;
  /** Of what a second person agreed to. */
  readonly approver?: string;
  readonly code?: string;
  readonly recorded_ms: number;
  /** When it was recorded, of what was recorded late. */
  readonly recordedLate_ms?: number;
  readonly value: string;
}

/** id: orderId|caseId: an order may be registered in several cases. */
export interface OrderDocument extends Document, ShownOrder {}

/** id: the proposal's hash */
export interface ProposalDocument extends Document, ShownProposal {}

/** id: caseId|claimId */
export interface ClaimDocument extends Document, ShownClaim {}

/** id: caseId|restitutionId */
export interface DistributionDocument extends Document, ShownDistribution {}

/** id: caseId|restitutionId|claimId */
export interface LineDocument extends Document {
  readonly caseId: string;
  readonly restitutionId: string;
  readonly claimId: string;
  readonly unit: string;
  readonly amount: string;
  readonly paid: string;
}

/**
 * id: caseId|unit|account|name. What came into a case, by asset (no name: of none), and what it cost, by type: a sum
 * of legs, so what came in is below zero.
 */
export interface FlowDocument extends Document {
  readonly caseId: string;
  readonly unit: string;
  readonly account: string;
  readonly name: string;
  readonly amount: string;
}

/** id: caseId|unit|from|to */
export interface MoveDocument extends Document, ShownMove {}

/** id: caseId|transferId */
export interface CustodyDocument extends Document, ShownHandOver {}

/** id: hash|caseId|assetId. `hash` is the keyed hash of the normalised identifier. */
export interface IdentifierDocument extends Document {
  readonly hash: string;
  readonly type: string;
  readonly caseId: string;
  readonly assetId: string;
}

/**
 * id: caseId|15 digits of sequence. How a case stood once that record was taken: one after every so many records, and
 * one whenever what is frozen until when has changed.
 */
export interface SnapshotDocument extends Document, Pick<ShownCase, 'balances' | 'caseId' | 'frozenUntil'> {
  readonly position: string;
  readonly recordedAt: string;
  readonly sequence: number;
}

/** By how much accounts changed at an instant of effective time. */
export interface Moment {
  /** With milliseconds. */
  readonly at: string;
  readonly changes: readonly Change[];
}

/** By how much an account in a unit changed; never by nothing. */
export interface Change {
  readonly account: string;
  readonly amount: string;
  readonly unit: string;
}

/**
 * id: caseId|the beginning of an instant, such as 2026-03 or nothing. What a case's accounts changed by in that span of
 * effective time, and at which moments, as long as these are few; when they are many they stand in narrower spans.
 */
export interface EffectiveSpanDocument extends Document {
  readonly caseId: string;
  readonly changes: readonly Change[];
  /** When the span begins. */
  readonly from_ms: number;
  /** In their order. Absent: in narrower spans. */
  readonly moments?: readonly Moment[];
  /** Id of the span that is wider by one step, which need not be there; absent on the widest, which is all time. */
  readonly parent?: string;
  /** The beginning of an instant that all its moments have in common, where they stand in the spans whose parent that is. */
  readonly within?: string;
}

/** id: 5 digits of partition, |account|unit; or 5 digits of partition, |count:status|refusal code for counts of outcomes. */
export interface TotalDocument extends Document {
  readonly partition: number;
  readonly account: string;
  readonly unit: string;
  readonly amount: string;
}

/** id: 5 digits of partition, |key. `key` is the same in every partition, and sorts the cells of a year. */
export interface StatisticDocument extends Document, Omit<ShownStatistic, 'amounts'> {
  readonly amounts: readonly { readonly amount: string; readonly measure: StatisticMeasure }[];
  readonly key: string;
  readonly partition: number;
}
