import { canonicalJson, type Hash, type Json, leafHash } from '@seizure-ledger/evidence';
import type { Fact } from './fact.ts';
import type { Outcome } from './outcome.ts';
import { rulesVersion } from './rules-version.ts';
import type { CaseRecord } from './state.ts';

export { rulesVersion };

/** Where a record goes: which instruction it answers, and its place in the ledger's log. */
export interface RecordPlace {
  readonly index: number;
  readonly input: number;
  readonly partition: number;
  readonly recordedAt: string;
}

/** A fact with its bytes and its hash, as it goes to the log. */
export interface SealedFact {
  readonly fact: Fact;
  readonly hash: Hash;
  readonly value: string;
}

/** Gives an outcome its place in the log and in its case's chain, and from there its bytes and its hash. */
export function sealOutcome(
  outcome: Outcome,
  place: RecordPlace,
  record: Pick<CaseRecord, 'headHash' | 'sequence'> = newChain,
): SealedFact {
  return seal(outcome, outcome.inCase ? record : undefined, place);
}

/**
 * All records of an outcome. A large one has a header, its lines in pieces, and a closing fact that carries the legs;
 * all stand in the case's chain, and `place` is that of the first.
 */
export function sealPieces(
  outcome: Outcome,
  place: RecordPlace,
  record: Pick<CaseRecord, 'headHash' | 'sequence'> = newChain,
): readonly SealedFact[] {
  const { pieces, ...whole } = outcome;
  if (!pieces) return [sealOutcome(outcome, place, record)];
  const { legs: _, ...header } = whole;
  const { act, caseId, instructionId } = whole;
  const lines = { act, caseId, instructionId, status: 'lines', type: 'outcome.lines.v1' } as const;
  const parts = pieces.length + 2;
  let chain = record;
  return [header, ...pieces.map((details) => ({ ...lines, details })), whole].map((fact, n) => {
    const at = { ...place, index: place.index + n };
    const sealed = seal(fact, chain, at, { part: n + 1, parts });
    chain = { headHash: sealed.hash, sequence: chain.sequence + 1 };
    return sealed;
  });
}

const newChain = { headHash: null, sequence: 0 };

/** The outcome of an input that is not a valid instruction: its bytes stay in the input topic. */
export function sealQuarantine(
  quarantine: { readonly reason: string; readonly valueHash: Hash },
  place: RecordPlace,
): SealedFact {
  return seal({ quarantine, status: 'quarantined', type: 'instruction.quarantined.v1' }, undefined, place);
}

type Unplaced = Omit<
  Fact,
  'id' | 'index' | 'input' | 'part' | 'parts' | 'previousHash' | 'recordedAt' | 'rulesVersion' | 'sequence'
>;

/** Members stand in the order of canonical JSON, so that the engine's own writer can write them. */
function seal(
  fact: Unplaced,
  chain: Pick<CaseRecord, 'headHash' | 'sequence'> | undefined,
  { index, input, partition, recordedAt }: RecordPlace,
  { part, parts }: { readonly part: number; readonly parts: number } = { part: 1, parts: 1 },
): SealedFact {
  const ordered: { readonly [K in keyof Fact]: Fact[K] | undefined } = {
    act: fact.act,
    actor: fact.actor,
    approval: fact.approval,
    approvedBy: fact.approvedBy,
    body: fact.body,
    caseId: fact.caseId,
    details: fact.details,
    effectiveAt: fact.effectiveAt,
    fingerprint: fact.fingerprint,
    first: fact.first,
    id: `${partition}:${index}`,
    index,
    input,
    instructionId: fact.instructionId,
    legs: fact.legs,
    part,
    parts,
    personal: fact.personal,
    previousHash: chain?.headHash,
    proposal: fact.proposal,
    proposalHash: fact.proposalHash,
    quarantine: fact.quarantine,
    recordedAt,
    refusal: fact.refusal,
    rulesVersion,
    sentAt: fact.sentAt,
    sequence: chain?.sequence,
    status: fact.status,
    type: fact.type,
  };
  // absent members are undefined here and left out of the bytes; everything in a fact is JSON
  const value = canonicalJson(ordered as unknown as Json);
  return { fact: ordered as Fact, hash: leafHash(value), value };
}
