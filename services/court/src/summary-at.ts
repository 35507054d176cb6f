import { parsePosition, type Place, type Summary } from '@seizure-ledger/contracts';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '@seizure-ledger/service-kit';
import { standingNow } from './standing-now.ts';
import { standingThen } from './standing-then.ts';
import { summaryOf, type WrittenSummary } from './summary.ts';

/**
 * The place that a summary of this case is asked for: where the case stands, unless a position is named. Of a position
 * of several partitions the case's own counts.
 * @throws {ServiceError} BAD_REQUEST: the position says nothing of this case.
 */
export function placeAsked({ position }: CaseDocument, at: string | undefined): Place {
  const [own] = parsePosition(position) ?? [];
  if (!own) throw new Error(`a case stands at a position that is none: ${position}`);
  if (at === undefined) return own;
  const place = parsePosition(at)?.find(({ partition }) => partition === own.partition);
  if (place) return place;
  throw new ServiceError('BAD_REQUEST', `The position must be one of this case’s, such as ${position}.`);
}

/** Acts that are recorded meanwhile spoil a reading; a case where they never pause is told from its records. */
const tries = 3;

/**
 * The summary of a case where it stands, or at a position that the read model has reached. The same position gives
 * the same bytes, for ever.
 * @param found the case as it stood when that was reached.
 * @throws {ServiceError} BAD_REQUEST: the position says nothing of this case; NOT_FOUND: the case was not open yet.
 */
export async function writtenSummaryAt(
  readModel: ReadModel,
  found: CaseDocument,
  at: string | undefined,
): Promise<WrittenSummary> {
  let head: CaseDocument | undefined = found;
  for (let n = 0; n < tries && head && isReached(head, at); n += 1) {
    const standing = await standingNow(readModel, head);
    if (standing) return summaryOf(standing, placeAsked(head, at));
    head = await readModel.get('cases', found.caseId);
  }
  const place = placeAsked(found, at);
  const standing = await standingThen(readModel, found, place);
  if (!standing) throw new ServiceError('NOT_FOUND', 'The case was opened after that position.');
  return summaryOf(standing, place);
}

/** The same, for who has no use for the text. */
export async function summaryAt(...asked: Parameters<typeof writtenSummaryAt>): Promise<Summary> {
  return (await writtenSummaryAt(...asked)).summary;
}

/** Whether the case has no record beyond what is asked for. */
const isReached = (head: CaseDocument, at: string | undefined): boolean =>
  placeAsked(head, undefined).index <= placeAsked(head, at).index;
