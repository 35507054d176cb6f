import { type Entry, entryText, parsePosition, type Principal } from '@seizure-ledger/contracts';
import { type CaseDocument, type EntryDocument, entryId, type ReadModel } from '@seizure-ledger/read-model';
import { type ReadAnswer, ServiceError, visibleCase } from '@seizure-ledger/service-kit';
import type { PersonalValues } from '@seizure-ledger/vault';
import { asksForMoves, lookThrough, moves } from './look-through.ts';
import { type Cursor, type Page, readCursor, writeCursor } from './page.ts';

/** A record as answers show it, with what its personal fields said. */
export async function textOfEntry(
  { caseId, hash, position, value }: EntryDocument,
  personal: PersonalValues,
): Promise<string> {
  if (caseId === undefined || !value.includes(personalMember)) return entryText(value, hash, position);
  // the record's own bytes, which the ledger wrote
  const { personal: sealed } = JSON.parse(value) as Pick<Entry, 'personal'>;
  return entryText(value, hash, position, sealed && (await personal.opened(caseId, sealed)));
}

/** Inside a text its quotation marks would stand behind backslashes. */
const personalMember = '"personal":{';

/** What entries are read from, and opened by. */
export interface Shown {
  readonly personal: PersonalValues;
  readonly readModel: ReadModel;
}

export interface JournalAsked extends Page {
  readonly account?: string | undefined;
  readonly newest?: 'true' | undefined;
  readonly unit?: string | undefined;
}

/**
 * A case's journal in the order of its chain, or the latest first, up to where it stood at the first page: the records'
 * own bytes. Of an account or a unit only what was posted to it.
 */
export async function entriesOf(
  { personal, readModel }: Shown,
  principal: Principal,
  caseId: string,
  { cursor, limit, newest, ...asked }: JournalAsked,
): Promise<ReadAnswer> {
  const found = await visibleCase(readModel, principal, caseId);
  const from = readCursor(cursor);
  const range = {
    equals: [found.caseId],
    index: 'byCase',
    upTo: from ? await sequenceAt(readModel, found, from) : found.entries - 1,
    ...(newest && { descending: true as const }),
  } as const;
  const position = from?.position ?? found.position;
  if (asksForMoves(asked)) {
    const page = { afterId: from?.afterId, limit };
    const find = (part: object & { readonly limit: number }) =>
      readModel.find('entries', { ...range, ...part });
    const looked = await lookThrough(find, page, (entry) => entry.status === 'posted' && moves(entry, asked));
    return answerOfEntries('entries', looked.found, { lookedTo: looked.lookedTo, position }, personal);
  }
  const entries = await readModel.find('entries', {
    ...range,
    limit: limit + 1,
    ...(from && { afterId: from.afterId }),
  });
  return pageOfEntries('entries', entries, { limit, position }, personal);
}

/** A cursor of another case's journal would tell where that case's records stand. */
async function sequenceAt(readModel: ReadModel, { caseId }: CaseDocument, { afterId, position }: Cursor) {
  const [place] = parsePosition(position) ?? [];
  const ids = [afterId, ...(place ? [entryId(place)] : [])];
  const [after, last] = await readModel.getMany('entries', ids);
  if (after?.caseId === caseId && last?.caseId === caseId && last.sequence !== undefined)
    return last.sequence;
  throw new ServiceError('BAD_REQUEST', 'The cursor is not of this case: begin again without it.');
}

/** A page of records as JSON text; `found` holds one more than `limit` where there is a next page. */
export async function pageOfEntries(
  name: string,
  found: readonly EntryDocument[],
  { limit, position }: { readonly limit: number; readonly position: string },
  personal: PersonalValues,
): Promise<ReadAnswer> {
  const page = found.slice(0, limit);
  const lookedTo = found.length > limit ? page.at(-1)?.id : undefined;
  return answerOfEntries(name, page, { lookedTo, position }, personal);
}

/** Records as JSON text; the next page goes on after the record that was looked at last, where there is more. */
export async function answerOfEntries(
  name: string,
  page: readonly EntryDocument[],
  { lookedTo, position }: { readonly lookedTo: string | undefined; readonly position: string },
  personal: PersonalValues,
): Promise<ReadAnswer> {
  const next = lookedTo === undefined ? null : writeCursor({ afterId: lookedTo, position });
  const texts = (await Promise.all(page.map((entry) => textOfEntry(entry, personal)))).join(',');
  return {
    body: `{"${name}":[${texts}],"next":${JSON.stringify(next)},"position":"${position}"}`,
    contentType: 'application/json',
    position,
  };
}
