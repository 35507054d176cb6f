import { factRecord, topics } from '@seizure-ledger/contracts';
import { Book, type SealedFact } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';

const now = '2026-03-01T09:00:00.000Z';
const actor = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' } as const;

/** The facts of cases that are opened one after the other in partition 0. */
export function opened(...caseIds: readonly string[]): readonly SealedFact[] {
  const book = new Book();
  return caseIds.map((caseId) => {
    const named = { agency: 'TH-CCIB', jurisdiction: 'TH', title: caseId };
    const body = { ...named, openedAt: '2026-01-01T00:00:00Z', timeZone: 'UTC' };
    return book.take({ act: 'cases', actor, body, caseId, id: 'open', sentAt: now }, now);
  });
}

export const manyCases = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `C-${n + 1}`);

export async function append(log: EventLog, facts: readonly SealedFact[]): Promise<void> {
  if (facts.length > 0) await log.append(topics.ledger, 0, facts.map(factRecord));
}

/** A record of the ledger's log as far as a notary looks at it: always the same for its index. */
export function numbered(index: number): SealedFact {
  const fact = {
    id: `0:${index}`,
    index,
    input: index,
    part: 1,
    parts: 1,
    recordedAt: now,
    rulesVersion: 1,
    status: 'posted',
    type: 'asset.accrued.v1',
  } as const;
  return { fact, hash: 'sha256:', value: JSON.stringify(fact) };
}
