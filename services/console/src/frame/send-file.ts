import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';

/** What is sent to be saved: an answer of the API as it comes, or text. */
interface File {
  readonly content: Response | string;
  readonly name: string;
  readonly type: string;
}

/** Sends a file that a browser saves under a name, and nobody else keeps. */
export function sendFile(reply: FastifyReply, { content, name, type }: File): void {
  const body = content instanceof Response ? content.body && Readable.fromWeb(content.body) : content;
  // names hold ids of people's own choosing, and not every system has files with a colon
  const file = name.replaceAll(/[^\w.-]/g, '_');
  void reply
    .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${file}"` })
    .type(type)
    .send(body);
}
