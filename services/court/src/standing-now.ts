import { setImmediate } from 'node:timers/promises';
import { type Fact, parsePosition } from '@seizure-ledger/contracts';
import {
  type CaseDocument,
  type Documents,
  entryId,
  inCase,
  type ReadModel,
} from '@seizure-ledger/read-model';
import { type CaseStanding, citedOrder, type CitedOrder, type StandingRound } from './case-standing.ts';

/** So few documents that reading a page of them holds up nobody else in the process. */
const page = 500;

/**
 * How a case stands, from documents whose number does not grow with its records: claims, assets, distributions.
 * `undefined`: it went on meanwhile, and what was read is of two positions.
 */
export async function standingNow(
  readModel: ReadModel,
  { balances, caseId, entries: records, position, recordedAt }: CaseDocument,
): Promise<CaseStanding | undefined> {
  const claims = await allOf(readModel, 'claims', caseId);
  const flows = await allOf(readModel, 'flows', caseId);
  const distributions = await allOf(readModel, 'distributions', caseId);
  const rounds = distributions.toSorted((a, b) => indexOf(a.position) - indexOf(b.position));
  const orders = await ordersOf(readModel, rounds);
  const after = await readModel.get('cases', caseId);
  if (after?.position !== position) return undefined;
  return { asOf: recordedAt, balances, caseId, claims, flows, orders, records, rounds };
}

async function allOf<C extends 'claims' | 'distributions' | 'flows'>(
  readModel: ReadModel,
  collection: C,
  caseId: string,
): Promise<readonly Documents[C][]> {
  const all: Documents[C][] = [];
  for (;;) {
    const last = all.at(-1);
    const documents = await readModel.find(collection, {
      ...inCase(collection, caseId),
      limit: page,
      ...(last && { afterId: last.id }),
    });
    all.push(...documents);
    if (documents.length < page) return all;
    await setImmediate();
  }
}

/** An order as it was cited stands only in the record itself: one record a unit. */
async function ordersOf(
  readModel: ReadModel,
  rounds: readonly StandingRound[],
): Promise<ReadonlyMap<string, CitedOrder>> {
  const last = new Map(rounds.map(({ position, unit }) => [unit, position]));
  const orders = new Map<string, CitedOrder>();
  for (const [unit, position] of last) {
    const [place] = parsePosition(position) ?? [];
    const record = place && (await readModel.get('entries', entryId(place)));
    // the record's own bytes, which the ledger wrote
    if (record) orders.set(unit, citedOrder((JSON.parse(record.value) as Fact).body));
  }
  return orders;
}

const indexOf = (position: string): number => parsePosition(position)?.[0]?.index ?? 0;
