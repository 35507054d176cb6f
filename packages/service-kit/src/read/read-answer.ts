import { sendAnswer } from '../http/send-answer.ts';
import type { FastifyReply } from 'fastify';

/** Answers what was read, with its position as ETag. Text is JSON already. */
export function answerRead(
  reply: FastifyReply,
  answer: string | { readonly [member: string]: unknown; readonly position: string },
): void {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const position =
    typeof answer === 'string'
      ? /"position":"([^"]*)"[^"]*(?:"status":"\w+")?\}$/.exec(answer)?.[1]
      : answer.position;
  sendAnswer(reply, {
    body,
    contentType: 'application/json',
    headers: { etag: `"${position ?? ''}"` },
    status: 200,
  });
}
