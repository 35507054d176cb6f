import type { z } from 'zod';
import type { Order } from './body.ts';
import type { Draft } from './draft.ts';
import type { Body, Details, Fact, Leg } from './fact.ts';
import { type PersonalPath, personalPaths } from './personal.ts';
import type { Principal } from './principal.ts';
import type { Writer } from './record-keys.ts';
import type { RefusalCode } from './refusals.ts';
import type { CaseRecord, PolicyRecord, StateView } from './state.ts';

/** What the rules answer when they do not allow an act. `params` name what the sentence needs. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly params?: Readonly<Record<string, string>>;
}

/** What an allowed act does to the book: legs that sum to zero per unit, and what readers need besides. */
export interface Posting {
  readonly legs: readonly Leg[];
  readonly details?: Details;
  /** Of a large outcome: what its `lines` facts say, each in one of its own. */
  readonly pieces?: readonly Details[];
}

export type Decision = Posting | Refusal;

/** One instruction as an act's decider sees it. `order` is the one cited, inline or by id. */
export interface Ask<B> {
  readonly actor: Principal;
  readonly body: B;
  readonly case: CaseRecord;
  readonly caseId: string;
  readonly effectiveAt: string;
  readonly instructionId: string;
  readonly order: Order | undefined;
  readonly recordedAt: string;
  /** Whose key signed the instruction, where that is known. */
  readonly writer: Writer | undefined;
}

/**
 * One act of the law: what a caller sends, when it is allowed, what it posts, and what it changes besides lots.
 * `name` is its route without ids, which is also how a batch names it.
 */
export interface Act<S extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** Of the fact it posts; carries the version of its form. */
  readonly type: string;
  readonly body: S;
  /**
   * `required`: an order must be cited; a decider may still ask for one where the act's circumstances do.
   * `registered`: the body says an order that acts can cite later, and cites none itself.
   */
  readonly order?: 'required' | 'registered';
  /** Lets a proposed act happen: what is recorded is that act's fact, decided again, with the approval on it. */
  readonly approves?: true;
  /** What it posts can be taken back by a correction, and can stand in the place of what one took back. */
  readonly correctable?: true;
  /** Takes back what another fact posted, effective when that was. */
  readonly corrects?: true;
  /** Makes its case; all other acts need one that is there, and (but for those that are for a closed one too) open. */
  readonly onCase?: 'opens';
  /** Is for a closed case too: what is about people goes on, and what opens the case again. */
  readonly inClosedCase?: true;
  /** It stands among the policy acts, and in no case. */
  readonly ofPolicy?: true;
  /** The ledger's own reactor alone asks for it, as a consequence of a fact: no clock and no date bars it. */
  readonly reacts?: true;
  /** A taking, which may be dated before an earlier taking of the same asset. */
  readonly takes?: true;
  /** Where a field of the body is there, the fact is of this type instead. */
  readonly typeWhere?: { readonly field: string; readonly type: string };
  /** Whether one person is enough for it, by the policy in force. */
  alone?(posting: Posting, policy: PolicyRecord): boolean;
  /** Of an act that approves: the proposal that its body names, where that is not by its hash. */
  proposalIn?(body: Body, state: StateView): string;
  /** For whom it is asked, where that is somebody else than who asks. */
  onBehalfOf?(body: Body): Principal;
  decide(ask: Ask<z.infer<S>>, state: StateView): Decision;
  evolve?(fact: PostedFact<z.infer<S>>, draft: Draft): void;
  /** What a `lines` fact of a large outcome changes; its closing fact comes after, and {@link evolve} with it. */
  evolveLines?(fact: Pick<Fact, 'caseId' | 'details' | 'status'>, draft: Draft): void;
}

export interface DefinedAct extends Act {
  readonly personal: readonly PersonalPath[];
}

/** A posted fact, as an act's `evolve` reads it. */
export interface PostedFact<B = Body> {
  readonly actor: Principal;
  /** The second person, where there was one. */
  readonly approvedBy?: Principal;
  readonly body: B;
  readonly caseId: string;
  readonly details: Details;
  readonly effectiveAt: string;
  readonly instructionId: string;
  readonly legs: readonly Leg[];
  readonly order: Order | undefined;
}

/** Defines an act. Its decider and `evolve` are only ever called with bodies that its own schema has taken. */
export function act<S extends z.ZodObject>(definition: Act<S>): DefinedAct {
  return { ...(definition as unknown as Act), personal: personalPaths(definition.body) };
}

export const refuse = (refused: RefusalCode, params?: Readonly<Record<string, string>>): Refusal =>
  params ? { refused, params } : { refused };

/** For a chain of conditions: `refuseIf(a, 'X') ?? refuseIf(b, 'Y') ?? post(…)`. */
export const refuseIf = (
  condition: boolean,
  code: RefusalCode,
  params?: Readonly<Record<string, string>>,
): Refusal | undefined => (condition ? refuse(code, params) : undefined);

export const post = (legs: readonly Leg[] = [], details?: Details): Posting =>
  details ? { legs, details } : { legs };

export const isRefusal = <T extends object>(value: T | Refusal): value is Refusal => 'refused' in value;

/** Of the fact that an act posts with this body. */
export const typeOf = ({ type, typeWhere }: DefinedAct, body: Body): string =>
  typeWhere && body[typeWhere.field] !== undefined ? typeWhere.type : type;
