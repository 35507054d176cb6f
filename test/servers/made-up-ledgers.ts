import { Book, type Instruction, reactionTo, type SealedFact } from '@seizure-ledger/domain';
import { factRecord } from '@seizure-ledger/contracts';
import type { StoredRecord } from '@seizure-ledger/event-log';
import fc from 'fast-check';
import { instructionOf, sessions } from '../../packages/domain/src/random-session.fixture.ts';
import { by, given, theCase } from '../../packages/domain/src/scenario.fixture.ts';
import { prosecutor } from '../../packages/domain/src/scenario-people.fixture.ts';
import * as step from '../../packages/domain/src/scenario-steps.fixture.ts';

/** One partition of a ledger's log. */
export interface MadeUpPartition {
  readonly partition: number;
  readonly caseIds: readonly string[];
  readonly facts: readonly SealedFact[];
  /** The facts as the log delivers them, in batches of any size. */
  readonly batches: readonly (readonly StoredRecord[])[];
}

/** Partition 0 tells a story to its end: two cases linked by an account, custody, claims, a distribution, a payment. */
export function toldPartition(seed: number): MadeUpPartition {
  const identifiers = [{ type: 'iban', value: 'hmac:one-account' }];
  const asset = { ...step.account, identifiers };
  const other = { caseId: 'TH-2025-0009' };
  const payment = { amount: '50.00', claimId: 'C1', paymentReference: 'x', restitutionId: 'R1' };
  const { facts } = given(
    { ...step.opened, body: { ...step.opened.body, networks: ['N-1'] } },
    { ...step.opened, ...other, body: { ...step.opened.body, ...other, offence: 'fraud' } },
    step.seized({ asset }),
    { ...step.seized({ asset }), ...other },
    { ...step.sent(), ...other },
    step.confiscated(),
    step.claimed('C1'),
    step.claimed('C2'),
    step.distributed(),
    by(prosecutor, 'restitutions/payments', payment),
  );
  return { batches: batchesOf(facts, seed), caseIds: [theCase, other.caseId], facts, partition: 0 };
}

/** A session of acts, mostly allowed, by several people on two cases. */
export function randomPartition(seed: number, partition: number, acts: number): MadeUpPartition {
  const [choices = []] = fc.sample(sessions(acts), { numRuns: 1, seed: seed + partition });
  const book = new Book(partition);
  const asked: Instruction[] = [];
  const facts: SealedFact[] = [];
  for (const choice of choices) {
    const now = new Date(Date.UTC(2026, 10, 24) + asked.length * 3_600_000).toISOString();
    const proposals = facts.filter(({ fact }) => fact.status === 'proposed').map(({ hash }) => hash);
    const reactions = facts.flatMap(({ fact }) => reactionTo(fact) ?? []);
    const own = { ...choice, caseId: `${choice.caseId}-${partition}` };
    const instruction = instructionOf(own, { asked, now, proposals, reactions, state: book.state });
    asked.push(instruction);
    facts.push(book.take({ ...instruction, sentAt: now }, now));
  }
  const caseIds = [`C-1-${partition}`, `C-2-${partition}`];
  return { batches: batchesOf(facts, seed), caseIds, facts, partition };
}

function batchesOf(facts: readonly SealedFact[], seed: number): readonly (readonly StoredRecord[])[] {
  const records = facts.map((fact, offset) => ({ ...factRecord(fact), offset, timestamp_ms: offset }));
  const sizes = fc.sample(fc.integer({ min: 1, max: 40 }), { numRuns: records.length, seed });
  let from = 0;
  return sizes.map((size) => records.slice(from, (from += size))).filter((batch) => batch.length > 0);
}
