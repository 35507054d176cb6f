import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../http/act-answer.ts';
import { sendAnswer } from '../http/send-answer.ts';

/** What was read, as text, and the position of the ledger that it shows. */
export interface ReadAnswer extends Pick<Answer, 'body' | 'contentType'> {
  readonly position: string;
  /** What the answer depends on besides its position, such as how much has expired meanwhile. */
  readonly besides?: string;
}

/** The same, as bytes. */
export interface ReadBytes extends Omit<ReadAnswer, 'body'> {
  readonly body: Uint8Array;
}

export function jsonAnswer(answer: {
  readonly [member: string]: unknown;
  readonly position: string;
}): ReadAnswer {
  return { body: JSON.stringify(answer), contentType: 'application/json', position: answer.position };
}

/**
 * Answers what was read, with its position as ETag: 304 without a body when the reader has just this. What is read
 * depends on who asks and in which form, and is nobody else's to keep.
 */
export function answerRead(
  request: FastifyRequest,
  reply: FastifyReply,
  { besides, body, contentType, position }: ReadAnswer | ReadBytes,
): void {
  const etag = `"${position}${besides === undefined ? '' : `;${besides}`}"`;
  const headers = {
    'cache-control': 'private, no-cache',
    etag,
    vary: 'Authorization, Accept, Accept-Language',
  };
  if (names(request.headers['if-none-match'], etag)) void reply.code(304).headers(headers).send();
  else sendAnswer(reply, { body, contentType, headers, status: 200 });
}

/** RFC 9110: a list of tags, weak ones too, or `*` for any. A position has commas, so the list is not split. */
function names(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.trim() === '*' || ifNoneMatch?.includes(etag) === true;
}
