import type { FastifyReply } from 'fastify';
import { formPolicy } from './views.ts';

/** A page that nobody keeps. */
export function sendPage(reply: FastifyReply, status: number, html: string): void {
  void reply
    .code(status)
    .headers({ 'cache-control': 'no-store', 'content-security-policy': formPolicy })
    .type('text/html; charset=utf-8')
    .send(html);
}
