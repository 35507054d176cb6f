import type { StatisticMeasure } from '@seizure-ledger/contracts';
import {
  type Account,
  compareCodePoints,
  effectsOf,
  isHeld,
  isOwned,
  type Leg,
  negate,
  plus,
} from '@seizure-ledger/domain';
import type { CaseDocument, StatisticDocument } from '@seizure-ledger/read-model';
import { movesOf } from './fold-moves.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact, TakenRecord } from './taken-record.ts';

/**
 * What was frozen, seized, confiscated, given back and so on, by the year in which it was effective where the case is,
 * offence, kind of property, agency and unit: one small document each, for every partition. What is corrected or
 * reversed is taken off again in the year of that; a case is counted once where anything of it was.
 */
export async function foldStatistics(copy: OpenDocuments, { fact, partition }: TakenRecord): Promise<void> {
  if (fact.status !== 'posted' || fact.part < fact.parts || !fact.legs?.length) return;
  for (const { caseId, effectiveAt, legs = [] } of effectsOf(fact as CaseFact)) {
    // costs of the whole case are of no asset, and what pays them is
    const isOfCase = legs.some(({ assetId }) => assetId === undefined);
    for (const [assetId, ofAsset] of Map.groupBy(legs, (leg) => (isOfCase ? '' : (leg.assetId ?? ''))))
      await count(copy, { assetId, caseId, effectiveAt, partition }, ofAsset);
  }
}

async function count(
  copy: OpenDocuments,
  { assetId, caseId, effectiveAt, partition }: Counted,
  legs: readonly Leg[],
): Promise<void> {
  const isFinal = legs.every(({ account }) => account !== 'held:confiscated');
  for (const { amount, from, to, unit } of movesOf(legs)) {
    // what was not final was not counted, so none of it is taken off
    if (!isFinal && (from === 'source:state' || to === 'source:state')) continue;
    const measure = measureOf(from, to);
    const undone = measure ? undefined : measureOf(to, from);
    const name = measure ?? undone;
    const found = name && (await copy.get('cases', caseId));
    if (!found) continue;
    const kind = (await copy.get('assets', `${caseId}|${assetId}`))?.kind;
    const cell = cellOf(found, { kind, partition, unit, year: yearIn(found.timeZone, effectiveAt) });
    const known = (await copy.get('statistics', cell.id)) ?? cell;
    const isCounted = found.counted.includes(cell.key);
    const amounts = amountsAfter(known, name, undone ? negate(amount) : amount);
    copy.put('statistics', { ...known, amounts, cases: known.cases + (isCounted ? 0 : 1) });
    if (!isCounted) copy.put('cases', { ...found, counted: [...found.counted, cell.key] });
  }
}

interface Counted extends Pick<CaseFact, 'caseId' | 'effectiveAt'> {
  readonly assetId: string;
  readonly partition: number;
}

/** What a move from one account to another is counted as. */
function measureOf(from: Account, to: Account): StatisticMeasure | undefined {
  if (to.startsWith('out:')) return byDestination[to];
  if (from === 'source:sale') return 'proceeds';
  // a reversal of what has left is paid by the State
  if (isHeld(from) && (isOwned(to) || to === 'source:state')) return 'confiscated';
  if (from === 'source:world' && isOwned(to)) return 'received';
  if (to === 'held:seized' && (from === 'source:world' || from === 'held:frozen')) return 'seized';
  return from === 'source:world' && to === 'held:frozen' ? 'frozen' : undefined;
}

const byDestination: { readonly [account in Account]?: StatisticMeasure } = {
  'out:costs': 'costs',
  'out:liens': 'liens',
  'out:lost': 'lost',
  'out:released': 'released',
  'out:restituted': 'restituted',
  'out:shared': 'shared',
  'out:sold': 'sold',
  'out:state': 'state',
};

function cellOf(
  { agency, jurisdiction, offence }: CaseDocument,
  {
    kind,
    partition,
    unit,
    year,
  }: Pick<StatisticDocument, 'partition' | 'unit' | 'year'> & {
    readonly kind: StatisticDocument['kind'] | undefined;
  },
): StatisticDocument {
  // the texts that people make up stand behind those that can't have a bar in them
  const key = [year, jurisdiction, kind ?? '', unit, JSON.stringify([agency, offence ?? ''])].join('|');
  return {
    agency,
    amounts: [],
    cases: 0,
    id: `${String(partition).padStart(5, '0')}|${key}`,
    jurisdiction,
    key,
    ...(kind !== undefined && { kind }),
    ...(offence !== undefined && { offence }),
    partition,
    unit,
    year,
  };
}

function amountsAfter(
  { amounts }: StatisticDocument,
  measure: StatisticMeasure,
  amount: string,
): StatisticDocument['amounts'] {
  const others = amounts.filter((one) => one.measure !== measure);
  const known = amounts.find((one) => one.measure === measure)?.amount ?? '0';
  return [...others, { amount: plus(known, amount), measure }].sort((a, b) =>
    compareCodePoints(a.measure, b.measure),
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Of an instant where the case is; only next to New Year that is asked of a calendar. */
function yearIn(timeZone: string, effectiveAt: string): string {
  const [year, day] = [effectiveAt.slice(0, 4), effectiveAt.slice(5, 10)];
  if (day !== '01-01' && day !== '12-31') return year;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  clocks.set(timeZone, clock);
  return clock.format(Date.parse(effectiveAt));
}
