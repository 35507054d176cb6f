import { canonicalJson, type Hash, inCanonicalOrder, sha256 } from '@seizure-ledger/evidence';
import type { Posting, Refusal } from './act.ts';
import type { Body, Fact, Instruction } from './fact.ts';
import type { InstructionRecord } from './state.ts';

/** What an instruction says, as every outcome of it repeats. `inCase`: it takes a place in its case's chain. */
export interface Asked
  extends
    Required<
      Pick<
        Fact,
        'act' | 'actor' | 'body' | 'caseId' | 'effectiveAt' | 'fingerprint' | 'instructionId' | 'sentAt'
      >
    >,
    Pick<Fact, 'personal'> {
  readonly inCase: boolean;
}

/** What the ledger will record of an instruction, before it has its place in the log. */
export interface Outcome
  extends
    Asked,
    Pick<
      Fact,
      'approval' | 'approvedBy' | 'details' | 'first' | 'legs' | 'proposal' | 'proposalHash' | 'refusal'
    > {
  /** Of a large outcome. */
  readonly pieces?: Posting['pieces'];
  readonly status: 'posted' | 'proposed' | 'refused' | 'repeated';
  readonly type: string;
}

/** SHA-256 over act, case, body and subject: nothing that an edge adds. */
export function fingerprintOf({
  act,
  actor,
  body,
  caseId,
}: Pick<Instruction, 'act' | 'actor' | 'body' | 'caseId'>): Hash {
  return sha256(canonicalJson({ act, body, caseId, subject: actor.subject }));
}

/** Binds an approval to exactly what it would let happen. */
export function outcomeHash({ details, legs }: Posting): Hash {
  return sha256(canonicalJson({ ...(details && { details }), legs: legs.map((leg) => ({ ...leg })) }));
}

/** An act that says nothing of its time takes effect when it is recorded; a proposed one, when it is agreed to. */
export function effectiveAtOf({ effectiveAt }: Body, recordedAt: string): string {
  return typeof effectiveAt === 'string' ? effectiveAt : recordedAt;
}

export function askedBy(instruction: Instruction, recordedAt: string, inCase: boolean): Asked {
  const { act, actor, caseId, id: instructionId, personal, sentAt } = instruction;
  // put in order once, for the fingerprint here and for the fact's bytes later
  const body = inCanonicalOrder(instruction.body);
  const fingerprint = fingerprintOf({ act, actor, body, caseId });
  const effectiveAt = effectiveAtOf(body, recordedAt);
  const asked = { act, actor, body, caseId, effectiveAt, fingerprint, inCase, instructionId, sentAt };
  return personal ? { ...asked, personal } : asked;
}

export function refused(asked: Asked, { params, refused: code }: Refusal): Outcome {
  const refusal = params ? { code, params } : { code };
  return { ...asked, refusal, status: 'refused', type: 'instruction.refused.v1' };
}

export function repeated(asked: Asked, { fact: id, status }: InstructionRecord): Outcome {
  return {
    ...asked,
    first: { id, status },
    inCase: false,
    status: 'repeated',
    type: 'instruction.repeated.v1',
  };
}
