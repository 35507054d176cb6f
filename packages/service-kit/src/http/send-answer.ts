import type { FastifyReply } from 'fastify';
import type { Answer } from './act-answer.ts';

/** An answer that may be of bytes. */
export interface SentAnswer extends Omit<Answer, 'body'> {
  readonly body: string | Uint8Array;
}

export function sendAnswer(
  reply: FastifyReply,
  { body, contentType, headers = {}, status }: SentAnswer,
): void {
  void reply.code(status).headers(headers).type(contentType).send(body);
}
