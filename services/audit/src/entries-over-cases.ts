import { type entriesQuery, type Entry, parsePosition } from '@seizure-ledger/contracts';
import { compare, negate } from '@seizure-ledger/domain';
import type { EntryDocument, Query, ReadModel } from '@seizure-ledger/read-model';
import type { ReadAnswer } from '@seizure-ledger/service-kit';
import type { z } from 'zod';
import { positionOf } from './cases.ts';
import { answerOfEntries, type Shown } from './entries.ts';
import { readCursor } from './page.ts';

type Asked = Omit<z.infer<typeof entriesQuery>, 'atLeast' | 'cursor' | 'limit'>;

/** So many records are looked at for one page: where few of them are meant it is shorter than its limit. */
const most = 5_000;
const atOnce = 500;

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

/** @returns what is meant, and the last that was looked at unless that was the last of all. */
async function meant(readModel: ReadModel, asked: Asked, { afterId, limit, position }: Page) {
  const upTo = new Map(parsePosition(position)?.map(({ index, partition }) => [partition, index]));
  const first_ms = asked.from === undefined ? 0 : Date.parse(asked.from);
  const found: EntryDocument[] = [];
  let lookedTo = afterId;
  for (let looked = 0; looked < most; looked += atOnce) {
    const page = await readModel.find('entries', {
      ...rangeOf(asked),
      descending: true,
      limit: atOnce,
      ...(asked.to !== undefined && { upTo: Date.parse(asked.to) }),
      ...(lookedTo !== undefined && { afterId: lookedTo }),
    });
    for (const entry of page) {
      if (entry.recorded_ms < first_ms) return { found, lookedTo: undefined };
      const isPinned = entry.index <= (upTo.get(entry.partition) ?? -1);
      if (isPinned && isMeant(entry, asked)) found.push(entry);
      lookedTo = entry.id;
      if (found.length === limit) return { found, lookedTo };
    }
    if (page.length < atOnce) return { found, lookedTo: undefined };
  }
  return { found, lookedTo };
}

function rangeOf({ act, actor, approver, code, late }: Asked): Pick<Query<'entries'>, 'equals' | 'index'> {
  if (code !== undefined) return { equals: [code], index: 'byCode' };
  if (approver !== undefined) return { equals: [approver], index: 'byApprover' };
  if (actor !== undefined) return { equals: [actor], index: 'byActor' };
  if (late !== undefined) return { index: 'byLateRecording' };
  return act === undefined ? { index: 'byRecording' } : { equals: [act], index: 'byAct' };
}

function isMeant(entry: EntryDocument, { late, minAmount, unit, ...members }: Asked): boolean {
  for (const name of ['act', 'actor', 'approver', 'code', 'status'] as const)
    if (members[name] !== undefined && entry[name] !== members[name]) return false;
  if (late !== undefined && entry.recordedLate_ms === undefined) return false;
  return (minAmount === undefined && unit === undefined) || moves(entry, { minAmount, unit });
}

/** Whether it posts, or would, as much as that to some account, in that unit. */
function moves(
  { value }: EntryDocument,
  { minAmount = '0', unit }: Pick<Asked, 'minAmount' | 'unit'>,
): boolean {
  // the record's own bytes, which the ledger wrote
  const { legs = [], proposal } = JSON.parse(value) as Pick<Entry, 'legs' | 'proposal'>;
  return [...legs, ...(proposal?.legs ?? [])].some(
    (leg) => (unit === undefined || leg.unit === unit) && compare(sizeOf(leg.amount), minAmount) >= 0,
  );
}

const sizeOf = (amount: string): string => (amount.startsWith('-') ? negate(amount) : amount);
