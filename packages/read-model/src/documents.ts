/** What the read model keeps, one interface a collection. Quantities are exact decimal strings; no wall clock. */
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
  readonly custody: CustodyDocument;
  readonly identifiers: IdentifierDocument;
  readonly totals: TotalDocument;
}

export type CollectionName = keyof Documents;

interface Document {
  readonly id: string;
  /** Words by which lists are filtered, such as `status:open` or `sees:agency:TH-CCIB`. Sorted, each once. */
  readonly tags?: readonly string[];
}

export interface Balance {
  readonly account: string;
  readonly unit: string;
  readonly amount: string;
}

/** id: caseId. Balances list every account ever touched, in the order of the book, then by unit. */
export interface CaseDocument extends Document {
  readonly caseId: string;
  readonly title: string;
  readonly agency: string;
  readonly jurisdiction: string;
  readonly timeZone: string;
  readonly offence?: string;
  readonly networks: readonly string[];
  readonly openedAt: string;
  readonly status: 'open' | 'closed';
  readonly balances: readonly Balance[];
  /** Who holds or is to receive a lot of it, and how many. */
  readonly custodians: readonly {
    readonly custodian: string;
    readonly lots: number;
    readonly incoming: number;
  }[];
  readonly openClaims: number;
  readonly openProposals: number;
  /** Number of its entries: the sequence of the next. */
  readonly entries: number;
  readonly position: string;
  readonly headHash: string;
  readonly recordedAt: string;
}

/** id: caseId|assetId */
export interface AssetDocument extends Document {
  readonly caseId: string;
  readonly assetId: string;
  readonly kind: string;
  readonly description: string;
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly interest?: string;
  readonly owner?: string;
  readonly location?: string;
  readonly takenAt: string;
  readonly valuation?: {
    readonly unit: string;
    readonly quantity: string;
    readonly method: string;
    readonly valuer: string;
    readonly date: string;
  };
}

/** id: caseId|assetId|unit|account|custodian. Gone when nothing is left of it, except an unknown quantity. */
export interface LotDocument extends Document {
  readonly caseId: string;
  readonly assetId: string;
  readonly unit: string;
  readonly account: string;
  readonly custodian: string;
  readonly quantity: string;
  readonly expiresAt?: string;
  /** The part of the quantity that is on its way to another custodian. */
  readonly transit?: { readonly quantity: string; readonly to: string; readonly transferId: string };
  readonly unknown?: true;
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
  readonly act?: string;
  readonly instructionId?: string;
  /** The second person's instruction, where this entry is what it let happen. */
  readonly approvalId?: string;
  readonly actor?: string;
  readonly code?: string;
  readonly value: string;
}

/** id: orderId|caseId: an order may be registered in several cases. */
export interface OrderDocument extends Document {
  readonly orderId: string;
  readonly caseId: string;
  readonly kind: string;
  readonly authority: string;
  readonly reference: string;
  readonly date: string;
  readonly sum?: string;
  readonly unit?: string;
  readonly against?: string;
}

/** id: the proposal's hash */
export interface ProposalDocument extends Document {
  readonly caseId: string;
  readonly proposalHash: string;
  readonly instructionId: string;
  readonly act: string;
  readonly proposedBy: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly state: 'open' | 'approved' | 'rejected' | 'withdrawn' | 'lapsed';
  readonly recordedAt: string;
  readonly position: string;
}

/** id: caseId|claimId. Outstanding = recognisedLoss - priorRecoveries - creditInKind - allocated. */
export interface ClaimDocument extends Document {
  readonly caseId: string;
  readonly claimId: string;
  readonly person: string;
  readonly unit: string;
  readonly recognisedLoss: string;
  readonly priorRecoveries: string;
  readonly creditInKind: string;
  readonly priority: string;
  readonly status: string;
  readonly allocated: string;
  readonly paid: string;
  readonly returned: string;
}

/** id: caseId|restitutionId */
export interface DistributionDocument extends Document {
  readonly caseId: string;
  readonly restitutionId: string;
  readonly method: string;
  readonly rulesVersion: number;
  readonly unit: string;
  readonly fund: string;
  readonly allocated: string;
  readonly undistributed: string;
  readonly reserve: string;
  readonly lines: number;
  readonly order: string;
  readonly position: string;
  readonly recordedAt: string;
}

/** id: caseId|restitutionId|claimId */
export interface LineDocument extends Document {
  readonly caseId: string;
  readonly restitutionId: string;
  readonly claimId: string;
  readonly unit: string;
  readonly amount: string;
  readonly paid: string;
}

/** id: caseId|transferId */
export interface CustodyDocument extends Document {
  readonly caseId: string;
  readonly transferId: string;
  readonly assetId: string;
  readonly unit: string;
  readonly quantity: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'in-transit' | 'confirmed' | 'refused' | 'cancelled';
  readonly sentAt: string;
  readonly sentBy: string;
  readonly settledAt?: string;
  readonly settledBy?: string;
  readonly received?: string;
  readonly condition?: string;
  readonly byLetter?: string;
}

/** id: hash|caseId|assetId. `hash` is the keyed hash of the normalised identifier. */
export interface IdentifierDocument extends Document {
  readonly hash: string;
  readonly type: string;
  readonly caseId: string;
  readonly assetId: string;
}

/** id: 5 digits of partition, |account|unit; or 5 digits of partition, |count:status|refusal code for counts of outcomes. */
export interface TotalDocument extends Document {
  readonly partition: number;
  readonly account: string;
  readonly unit: string;
  readonly amount: string;
}
