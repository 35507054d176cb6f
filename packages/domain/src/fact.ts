import type { Hash, Json } from '@seizure-ledger/evidence';
import type { Account } from './accounts.ts';
import type { Principal, Role } from './principal.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * One side of a posting. The legs of a fact sum to zero per unit. `amount` has exactly the unit's digits.
 *
 * Their order is part of what they say: a leg that takes from a lot stands directly before the legs that say where
 * it goes. From that order the book knows which account an allocation was drawn from, and that what was on its way
 * to another custodian stays on its way when its status changes.
 */
export interface Leg {
  readonly account: Account;
  readonly amount: string;
  readonly assetId?: string;
  readonly claimId?: string;
  /** The amount in the unit of the claim, where that is another one. */
  readonly counts?: string;
  readonly custodian?: string;
  readonly restitutionId?: string;
  readonly transferId?: string;
  readonly unit: string;
}

export type OutcomeStatus = 'posted' | 'proposed' | 'refused' | 'repeated' | 'quarantined';

/**
 * One record of the ledger's log. Its value on the log is its canonical JSON; members stand here in that order.
 *
 * - `id` is the record's position, `partition:index`; `index` is dense in its partition, from 0.
 * - `input` is the offset of the instruction that it is the outcome of, `part` of `parts` (from 1) its piece.
 * - `status` of a piece between the header and the closing fact of a large outcome is `lines`.
 * - `sequence` and `previousHash` chain the records of a case; records outside of any case lack both.
 */
export interface Fact {
  readonly act?: string;
  readonly actor?: Principal;
  readonly approval?: Approval;
  readonly approvedBy?: Principal;
  readonly body?: Body;
  readonly caseId?: string;
  readonly details?: Details;
  readonly effectiveAt?: string;
  readonly fingerprint?: Hash;
  /** Of a repeated outcome: the record that answered first. */
  readonly first?: { readonly id: string; readonly status: OutcomeStatus };
  readonly id: string;
  readonly index: number;
  readonly input: number;
  readonly instructionId?: string;
  readonly legs?: readonly Leg[];
  readonly part: number;
  readonly parts: number;
  /** Values of fields marked personal, by JSON pointer into `body`, where their keyed hash stands. */
  readonly personal?: Readonly<Record<string, string>>;
  readonly previousHash?: Hash | null;
  readonly proposal?: Proposal;
  readonly proposalHash?: Hash;
  readonly quarantine?: { readonly reason: string; readonly valueHash: Hash };
  readonly recordedAt: string;
  readonly refusal?: { readonly code: RefusalCode; readonly params?: Readonly<Record<string, string>> };
  readonly rulesVersion: number;
  readonly sentAt?: string;
  readonly sequence?: number;
  readonly status: OutcomeStatus | 'lines';
  readonly type: string;
}

export type Body = { readonly [key: string]: Json | undefined };

/** What an act adds to its body and legs, so that readers need not decide again. */
export type Details = { readonly [key: string]: Json | undefined };

/** The second person's instruction, on the fact that it let happen. */
export interface Approval {
  readonly actor: Principal;
  readonly fingerprint: Hash;
  readonly instructionId: string;
}

/** What a proposed act would do. `outcomeHash` binds the approval to exactly these legs and details. */
export interface Proposal {
  readonly legs: readonly Leg[];
  readonly needs: { readonly notSubject: string; readonly roles: readonly Role[] };
  readonly outcomeHash: Hash;
}

/** An instruction as it travels to the ledger: who asks for which act, with the caller's own key as id. */
export interface Instruction {
  readonly act: string;
  readonly actor: Principal;
  readonly body: Body;
  readonly caseId: string;
  readonly id: string;
  readonly personal?: Readonly<Record<string, string>>;
  readonly sentAt: string;
}
