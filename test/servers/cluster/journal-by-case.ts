import type { Fact } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import { takenFacts } from './taken-facts.ts';

/** The facts of each case in the order of its chain, without what differs from one ledger to the next. */
export type JournalByCase = ReadonlyMap<string, readonly object[]>;

/** Reads the whole log. */
export async function journalByCase(log: Pick<EventLog, 'partitions' | 'read'>): Promise<JournalByCase> {
  const journal = new Map<string, object[]>();
  for (const fact of await takenFacts(log)) {
    if (fact.caseId === undefined || fact.sequence === undefined) continue;
    const known = journal.get(fact.caseId);
    if (known) known.push(comparable(fact));
    else journal.set(fact.caseId, [comparable(fact)]);
  }
  return journal;
}

/**
 * Left out: times of recording, places in the log, and hashes over them; an approval's key is made of such hashes. Of what
 * is encrypted by a case's own key, which is another in each ledger, stays what it is of; the body has its hash.
 */
function comparable({
  approval,
  effectiveAt,
  id: _id,
  index: _index,
  input: _input,
  personal,
  previousHash: _previousHash,
  proposalHash: _proposalHash,
  recordedAt,
  sentAt: _sentAt,
  ...fact
}: Fact): object {
  const dated = effectiveAt !== recordedAt && { effectiveAt };
  return {
    ...fact,
    ...dated,
    ...(approval && { approval: approval.actor }),
    ...(personal && { personal: Object.keys(personal) }),
  };
}
