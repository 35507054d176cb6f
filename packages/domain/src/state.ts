import type { Hash } from '@seizure-ledger/evidence';
import type { Account, LotAccount } from './accounts.ts';
import type { Asset, Order } from './body.ts';
import type { Undo } from './correction/undo.ts';
import type { Body, OutcomeStatus } from './fact.ts';
import type { Principal, Role } from './principal.ts';
import type { RecordKey } from './record-keys.ts';
import type { Unit } from './units.ts';

/**
 * What the ledger remembers to decide by, one interface a kind of record, each reached by case and id. It is
 * derived from the facts alone. Quantities have exactly their unit's digits.
 */
export interface Records {
  readonly case: CaseRecord;
  readonly asset: AssetRecord;
  readonly description: Asset;
  readonly lot: LotRecord;
  readonly age: AgeRecord;
  readonly custodian: CustodianRecord;
  readonly order: OrderRecord;
  readonly access: AccessRecord;
  readonly transfer: TransferRecord;
  readonly departure: DepartureRecord;
  readonly claim: ClaimRecord;
  readonly distribution: DistributionRecord;
  readonly allocation: AllocationRecord;
  readonly origin: OriginRecord;
  readonly reserve: ReserveRecord;
  readonly payment: PaymentRecord;
  readonly held: HeldRecord;
  readonly person: PersonRecord;
  readonly policy: PolicyRecord;
  readonly proposal: ProposalRecord;
  readonly posted: PostedRecord;
  readonly instruction: InstructionRecord;
  readonly stray: InstructionRecord;
}

export type Kind = keyof Records;

/** The state as a decision sees it: read by id, or with their ids, in order, those that begin with `prefix`. */
export interface StateView {
  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined;
  scan<K extends Kind>(
    kind: K,
    caseId: string,
    prefix: string,
  ): Iterable<readonly [id: string, record: Records[K]]>;
}

/** One record put (or deleted, where `value` is absent). */
export type Change = {
  [K in Kind]: {
    readonly kind: K;
    readonly caseId: string;
    readonly id: string;
    readonly value?: Records[K];
  };
}[Kind];

/** id: '' (one a case) */
export interface CaseRecord {
  readonly agency: string;
  readonly caseId: string;
  readonly closed: boolean;
  readonly headHash: Hash | null;
  readonly jurisdiction: string;
  /** Lots that were ever made; the next lot's number. */
  readonly lots: number;
  /** What must be none before the case can close. */
  readonly open: {
    readonly allocations: number;
    readonly lots: number;
    readonly proposals: number;
    readonly transfers: number;
  };
  readonly openedAt: string;
  /** Of the next record in the case's chain. */
  readonly sequence: number;
  readonly timeZone: string;
}

/** id: assetId, of this and of the asset's description */
export interface AssetRecord {
  readonly assetId: string;
  /** The orders that its freezes have rested on, oldest first; absent where it was never frozen. */
  readonly frozenUnder?: readonly Order[];
  /** The transfer to another case that the thing is on its way by. */
  readonly leaving?: string;
  /** One thing, counted as `item`; otherwise amounts of one or several units. */
  readonly isThing?: true;
  readonly kind: string;
  readonly parent?: string;
  /** Effective time of its first taking. */
  readonly takenAt: string;
}

/** id: assetId|unit|account|custodian. Without an asset it came in for the whole case. A lot of which nothing is left is gone, unless its quantity is unknown yet. */
export interface LotRecord {
  readonly account: LotAccount;
  readonly assetId: string;
  readonly custodian: string;
  readonly expiresAt?: string;
  /** Counts the lots of the case in the order of their making: the oldest has the smallest. */
  readonly number: number;
  /** It is money that was paid for property sold before its confiscation, or was joined by such. */
  readonly ofSale?: true;
  readonly orderKey?: string;
  readonly quantity: string;
  /** The part of the quantity that is on its way to another custodian. */
  readonly transit?: { readonly quantity: string; readonly to: string; readonly transferId: string };
  readonly unit: string;
  readonly unknown?: true;
}

/**
 * id: assetId|unit|sequence of the fact (12 digits)|place in it. What was confiscated and not given back since, and
 * what it was before: wherever its value has gone, a reversal restores it as that.
 */
export interface OriginRecord {
  readonly account: 'held:frozen' | 'held:seized';
  readonly custodian: string;
  readonly expiresAt?: string;
  readonly ofSale?: true;
  readonly orderKey?: string;
  readonly quantity: string;
}

/** id: account|unit|number (12 digits): finds lots oldest first. */
export interface AgeRecord {
  readonly lot: string;
}

/** id: custodian. How many lots of the case it holds and how many transfers are on their way to it. */
export interface CustodianRecord {
  readonly incoming: number;
  readonly lots: number;
}

/** id: orderId */
export interface OrderRecord {
  readonly authority: string;
  /** Of a value order: what was paid on it so far. */
  readonly collected?: string;
  readonly date: string;
  /** The order says that held property may be drawn from under it. */
  readonly from?: 'held';
  readonly kind: string;
  readonly orderId: string;
  readonly reference: string;
  readonly sum?: string;
  readonly unit?: string;
}

/** id: the agency that the case was shared with */
export interface AccessRecord {
  /** From then on it doesn't see the case any more. */
  readonly until?: string;
}

/** id: the transfer's instruction id */
export interface TransferRecord {
  readonly assetId: string;
  readonly from: string;
  readonly sentBy: string;
  readonly state: 'in-transit' | 'confirmed' | 'refused' | 'cancelled';
  readonly to: string;
  readonly transferId: string;
  readonly unit: string;
}

/** What a transfer to another case took, and all that it was: it arrives there, or comes back, as that. */
export interface SentProperty {
  readonly account: LotAccount;
  /** Absent: what came in for the whole case. */
  readonly assetId?: string;
  readonly custodian: string;
  readonly ofSale?: true;
  /** What of it was confiscated, and what it was before. */
  readonly origins: readonly OriginRecord[];
  readonly quantity: string;
  readonly restraint?: { readonly expiresAt?: string; readonly orderKey?: string };
  readonly unit: string;
}

/** id: the transfer's instruction id */
export interface DepartureRecord extends SentProperty {
  readonly state: 'in-transit' | 'delivered' | 'returned';
}

/** Only an admitted claim is paid; a disputed one may have something set aside for it. */
export const claimStatuses = ['admitted', 'disputed', 'rejected', 'excluded'] as const;

/** id: claimId. In the claim's own unit, whichever unit it is paid in. */
export interface ClaimRecord {
  /** Paid or not; what was voided is not. */
  readonly allocated: string;
  readonly claimId: string;
  readonly creditInKind: string;
  readonly grossLoss: string;
  /** Every payment, also those that came back. */
  readonly paid: string;
  readonly priorRecoveries: string;
  readonly priority: string;
  /** Payments that came back. */
  readonly returned: string;
  /** Reserved for this claim, and not allocated yet. */
  readonly setAside: string;
  readonly status: (typeof claimStatuses)[number];
  readonly unit: string;
}

/** id: restitutionId */
export interface DistributionRecord {
  readonly restitutionId: string;
  /** Below it nothing is paid to a claim, until with what later distributions bring it comes to it. */
  readonly threshold?: string;
  readonly unit: string;
}

/** A part of what a distribution drew from one lot. `counts`: in the unit of the claim, where that is another one. */
export interface DrawnPart {
  readonly account: LotAccount;
  readonly assetId: string;
  readonly counts?: string;
  readonly custodian: string;
  /** Lots of the distribution in the order in which they were drawn, from 0. */
  readonly drawn: number;
  readonly quantity: string;
  readonly restitutionId: string;
  readonly unit: string;
}

/** id: restitutionId|claimId|assetId|account|custodian. What of a lot was allocated to a claim and waits to be paid. */
export interface AllocationRecord extends DrawnPart {
  readonly claimId: string;
}

/** id: restitutionId|claimId|assetId|account|custodian, the claimId empty where it is for no one claim. */
export interface ReserveRecord extends DrawnPart {
  readonly claimId?: string;
}

/** id: claimId|restitutionId. Too small a sum to be paid, until there is more. */
export interface HeldRecord {
  readonly claimId: string;
  readonly restitutionId: string;
}

/** id: the payment's instruction id|number. What it took from one allocation; of one that came back, also that. */
export interface PaymentRecord extends DrawnPart {
  readonly claimId: string;
  readonly returned?: true;
}

/** id: the sequence of a posted fact (12 digits), of one that took from lots or can be corrected */
export interface PostedRecord {
  readonly act: string;
  /** The sequence of the correction that took it back. */
  readonly correctedBy?: number;
  readonly effectiveAt: string;
  /** Ids of the lots that it took from. */
  readonly takes: readonly string[];
  /** Absent: what it did is returned, voided or amended by acts of their own. */
  readonly undo?: Undo;
}

/** id: the pseudonym. Of who stands behind it the ledger knows nothing. */
export interface PersonRecord {
  /** Subjects of those who agreed that the identity is to be erased. */
  readonly agreedBy: readonly string[];
  readonly state: 'known' | 'agreed' | 'erased';
}

/** id: '' (one a partition). What administrators have said goes for all cases. */
export interface PolicyRecord {
  /** Custodians that answer for themselves, never by letter. Sorted. */
  readonly agencies: readonly string[];
  /** By unit, up to what sum one person pays; where a unit has none, nobody pays alone. */
  readonly paymentThresholds: Readonly<Record<string, string>>;
  /** In the order of their declaration. Once there, they stay as they are. */
  readonly recordKeys?: readonly RecordKey[];
  /** Counts the policies in force one after the other. */
  readonly revision: number;
  readonly rulesVersion: number;
  /** By code: what can be counted in besides the units of the rules. Once there, they stay as they are. */
  readonly units?: Readonly<Record<string, Pick<Unit, 'digits' | 'kind'>>>;
}

/** id: the proposed fact's hash */
export interface ProposalRecord {
  readonly act: string;
  readonly actor: Principal;
  readonly body: Body;
  readonly fingerprint: Hash;
  readonly instructionId: string;
  readonly needs: readonly Role[];
  readonly outcomeHash: Hash;
  readonly personal?: Readonly<Record<string, string>>;
  readonly sentAt: string;
  readonly state: 'open' | 'approved' | 'rejected' | 'withdrawn' | 'lapsed';
}

/** id: the instruction's id; of a stray, subject|id. Its first outcome, which every repeat is answered with. */
export interface InstructionRecord {
  readonly fact: string;
  readonly fingerprint: Hash;
  readonly status: OutcomeStatus;
}

export const postedId = (sequence: number): string => String(sequence).padStart(12, '0');

export const lotId = (
  lot: Pick<LotRecord, 'assetId' | 'unit' | 'custodian'> & { readonly account: Account },
): string => `${lot.assetId}|${lot.unit}|${lot.account}|${lot.custodian}`;

export const ageId = (lot: Pick<LotRecord, 'account' | 'unit' | 'number'>): string =>
  `${lot.account}|${lot.unit}|${String(lot.number).padStart(12, '0')}`;

/** Of an allocation, or of a reserve. */
export const partId = (
  part: Pick<ReserveRecord, 'account' | 'assetId' | 'claimId' | 'custodian' | 'restitutionId'>,
): string => `${part.restitutionId}|${part.claimId ?? ''}|${part.assetId}|${part.account}|${part.custodian}`;

export const heldId = ({ claimId, restitutionId }: HeldRecord): string => `${claimId}|${restitutionId}`;
