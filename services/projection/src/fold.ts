import { effectsOf, policyCase } from '@seizure-ledger/domain';
import { foldAsset } from './fold-asset.ts';
import { foldCase } from './fold-case.ts';
import { foldClaims, foldLines } from './fold-claims.ts';
import { foldCustody } from './fold-custody.ts';
import { foldDue } from './fold-due.ts';
import { foldEffective } from './fold-effective.ts';
import { entryOf } from './fold-entry.ts';
import { foldFlows } from './fold-flows.ts';
import { foldLots } from './fold-lots.ts';
import { foldMoves } from './fold-moves.ts';
import { foldOrder } from './fold-order.ts';
import { foldProposal } from './fold-proposal.ts';
import { foldStatistics } from './fold-statistics.ts';
import { foldTotals } from './fold-totals.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseChange, CaseFact, TakenRecord } from './taken-record.ts';

/** Folds one record into the documents: every record but a repeat becomes an entry, and tells on all others. */
export async function fold(copy: OpenDocuments, record: TakenRecord): Promise<void> {
  await foldIntoCase(copy, record);
  await foldOfPartition(copy, record);
}

/** All but the entry itself. */
export async function foldBesidesEntry(copy: OpenDocuments, record: TakenRecord): Promise<void> {
  await foldIntoCaseDocuments(copy, record);
  await foldOfPartition(copy, record);
}

/**
 * Folds records that follow each other. Cases have no document in common, so they are folded side by side, and what
 * they need is read together; totals and statistics, which they do share, come after them.
 */
export async function foldAll(copy: OpenDocuments, records: readonly TakenRecord[]): Promise<void> {
  const byCase = Map.groupBy(records, ({ fact }) => fact.caseId);
  await Promise.all(
    [...byCase.values()].map(async (ofCase) => {
      for (const record of ofCase) await foldIntoCase(copy, record);
    }),
  );
  for (const record of records) await foldOfPartition(copy, record);
}

/** What all cases of a partition have in common. */
async function foldOfPartition(copy: OpenDocuments, record: TakenRecord): Promise<void> {
  await foldTotals(copy, record);
  await foldStatistics(copy, record);
}

async function foldIntoCase(copy: OpenDocuments, record: TakenRecord): Promise<void> {
  const entry = entryOf(record);
  if (entry) copy.put('entries', entry);
  await foldIntoCaseDocuments(copy, record);
}

/**
 * Only the last piece of an outcome changes anything besides its entry, so that a large outcome is absent until it is
 * whole: its entries lie beyond what the case says that it has.
 */
async function foldIntoCaseDocuments(copy: OpenDocuments, record: TakenRecord): Promise<void> {
  const { fact, hash } = record;
  if (fact.sequence === undefined) return;
  if (fact.part < fact.parts) return copy.putPiece(record);
  const caseFact = fact as CaseFact;
  const changes: CaseChange[] = [];
  if (fact.status === 'posted') {
    for (const effect of effectsOf(caseFact)) changes.push(await foldEffect(copy, effect));
    if (fact.parts > 1) changes.push({ holdings: [], openClaims: await foldLines(copy, record) });
    await foldEffective(copy, caseFact);
  }
  await foldProposal(copy, caseFact, hash);
  // policy acts are of no case: each partition has its own chain of them
  if (caseFact.caseId !== policyCase) await foldCase(copy, caseFact, hash, together(changes));
}

const together = (changes: readonly CaseChange[]): CaseChange => ({
  holdings: changes.flatMap(({ holdings }) => holdings),
  openClaims: changes.reduce((all, { openClaims }) => all + openClaims, 0),
});

async function foldEffect(copy: OpenDocuments, effect: CaseFact): Promise<CaseChange> {
  await foldAsset(copy, effect);
  const holdings = [
    ...(await foldLots(copy, effect)),
    ...(await foldCustody(copy, effect)),
    ...(await foldDue(copy, effect)),
  ];
  const openClaims = await foldClaims(copy, effect);
  await foldFlows(copy, effect);
  await foldMoves(copy, effect);
  await foldOrder(copy, effect);
  return { holdings, openClaims };
}
