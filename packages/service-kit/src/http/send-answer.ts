import type { FastifyReply } from 'fastify';
import type { Answer } from './act-answer.ts';

export function sendAnswer(reply: FastifyReply, { body, contentType, headers = {}, status }: Answer): void {
  void reply.code(status).headers(headers).type(contentType).send(body);
}
