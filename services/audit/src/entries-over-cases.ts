import { type entriesQuery, parsePosition } from '@seizure-ledger/contracts';
import type { EntryDocument, Query, ReadModel } from '@seizure-ledger/read-model';
import type { ReadAnswer } from '@seizure-ledger/service-kit';
import type { z } from 'zod';
import { positionOf } from './cases.ts';
import { answerOfEntries, type Shown } from './entries.ts';
import { asksForMoves, type LookedThrough, lookThrough, moves } from './look-through.ts';
import { readCursor } from './page.ts';

type Asked = Omit<z.infer<typeof entriesQuery>, 'atLeast' | 'cursor' | 'limit'>;

/**
 * One page of records over all cases, the latest first, up to where the ledger stood at the first page. What is asked of
 * them names an index, from that of which there are fewest to that of all; the rest is looked at record by record.
 */
export async function entriesOverCases(
  { personal, readModel }: Shown,
  { cursor, limit, ...asked }: z.infer<typeof entriesQuery>,
): Promise<ReadAnswer> {
  const from = readCursor(cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const { found, lookedTo } = await meant(readModel, asked, { afterId: from?.afterId, limit, position });
  return answerOfEntries('entries', found, { lookedTo, position }, personal);
}

interface Page {
  readonly afterId: string | undefined;
  readonly limit: number;
  readonly position: string;
}

function meant(readModel: ReadModel, asked: Asked, { position, ...page }: Page): Promise<LookedThrough> {
  const upTo = new Map(parsePosition(position)?.map(({ index, partition }) => [partition, index]));
  const first_ms = asked.from === undefined ? 0 : Date.parse(asked.from);
  const range = {
    ...rangeOf(asked),
    descending: true,
    ...(asked.to !== undefined && { upTo: Date.parse(asked.to) }),
  } as const;
  return lookThrough(
    (part) => readModel.find('entries', { ...range, ...part }),
    page,
    (entry) => entry.index <= (upTo.get(entry.partition) ?? -1) && isMeant(entry, asked),
    ({ recorded_ms }) => recorded_ms < first_ms,
  );
}

function rangeOf({ act, actor, approver, code, late }: Asked): Pick<Query<'entries'>, 'equals' | 'index'> {
  if (code !== undefined) return { equals: [code], index: 'byCode' };
  if (approver !== undefined) return { equals: [approver], index: 'byApprover' };
  if (actor !== undefined) return { equals: [actor], index: 'byActor' };
  if (late !== undefined) return { index: 'byLateRecording' };
  return act === undefined ? { index: 'byRecording' } : { equals: [act], index: 'byAct' };
}

function isMeant(entry: EntryDocument, { late, ...asked }: Asked): boolean {
  for (const name of ['act', 'actor', 'approver', 'code', 'status'] as const)
    if (asked[name] !== undefined && entry[name] !== asked[name]) return false;
  if (late !== undefined && entry.recordedLate_ms === undefined) return false;
  return !asksForMoves(asked) || moves(entry, asked);
}
