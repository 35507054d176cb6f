import { compareCodePoints, isZero, plus } from '@seizure-ledger/domain';
import type { Change, EffectiveSpanDocument, Moment } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

/** How much of an instant's text names a span: all time, a year, a month, a day, an hour, a minute, a second, it. */
const lengths = [0, 4, 7, 10, 13, 16, 19, 24] as const;

/** So many moments stand in one span before they are shared out among narrower ones. */
export const mostMoments = 8;

/**
 * What a fact changes, by when it is effective. A case with few moments keeps them in one document; where they are
 * many they form a tree of spans, so that how things stood at any instant is a sum of few of them. Spans in which
 * there is only one narrower one are left out: most acts of a case are near each other.
 */
export async function foldEffective(
  copy: OpenDocuments,
  { caseId, effectiveAt, legs = [] }: CaseFact,
): Promise<void> {
  const changes = sumOf([], legs);
  if (changes.length > 0) await add(copy, caseId, 0, { at: new Date(effectiveAt).toISOString(), changes });
}

async function add(copy: OpenDocuments, caseId: string, depth: number, moment: Moment): Promise<void> {
  const known = (await copy.get('effectiveSpans', spanId(caseId, depth, moment.at))) ?? {
    ...emptySpan(caseId, depth, moment.at),
    moments: [],
  };
  const { moments: before, within: narrow, ...span } = known;
  const changes = sumOf(known.changes, moment.changes);
  const moments = before ? withMoment(before, moment) : [moment];
  if (before && moments.length <= mostMoments)
    return copy.put('effectiveSpans', { ...span, changes, moments });
  const common = commonDepth([narrow ?? moment.at, ...moments.map(({ at }) => at)]);
  const within = moment.at.slice(0, lengths[common]);
  copy.put('effectiveSpans', { ...span, changes, within });
  // what had been in one narrower span now has others beside it
  if (narrow !== undefined && narrow !== within)
    copy.put('effectiveSpans', {
      ...emptySpan(caseId, common + 1, narrow),
      changes: known.changes,
      within: narrow,
    });
  for (const one of moments) await add(copy, caseId, common + 1, one);
}

/** The depth of the narrowest span that these instants, or spans, have in common. */
function commonDepth(texts: readonly [string, ...string[]]): number {
  const [first] = texts;
  return lengths.findLastIndex((length) =>
    texts.every((text) => text.length >= length && text.startsWith(first.slice(0, length))),
  );
}

function emptySpan(caseId: string, depth: number, at: string): EffectiveSpanDocument {
  return {
    caseId,
    changes: [],
    from_ms: Date.parse(beginning(at.slice(0, lengths[depth]))),
    id: spanId(caseId, depth, at),
    ...(depth > 0 && { parent: spanId(caseId, depth - 1, at) }),
  };
}

const spanId = (caseId: string, depth: number, at: string): string =>
  `${caseId}|${at.slice(0, lengths[depth])}`;

const beginning = (span: string): string => span + '0000-01-01T00:00:00.000Z'.slice(span.length);

function withMoment(moments: readonly Moment[], { at, changes }: Moment): readonly Moment[] {
  const same = moments.find((one) => one.at === at);
  const others = moments.filter((one) => one !== same);
  return [...others, { at, changes: sumOf(same?.changes ?? [], changes) }].sort((a, b) =>
    compareCodePoints(a.at, b.at),
  );
}

function sumOf(known: readonly Change[], changes: readonly Change[]): readonly Change[] {
  const sums = new Map(known.map((one) => [`${one.account}|${one.unit}`, one]));
  for (const { account, amount, unit } of changes) {
    const name = `${account}|${unit}`;
    sums.set(name, { account, amount: plus(sums.get(name)?.amount ?? '0', amount), unit });
  }
  return [...sums.entries()]
    .filter(([, { amount }]) => !isZero(amount))
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([, change]) => change);
}
