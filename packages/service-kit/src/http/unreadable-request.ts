import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ServiceError } from '../errors.ts';
import { problemAnswer } from './act-answer.ts';

/** By connection: the answers that it has not had to their end. */
const underWay = new WeakMap<Socket, Set<ServerResponse>>();

/** Follows an answer to its end. To be called at each request of a server, so that {@link answerUnreadable} knows of it. */
export function followAnswer({ socket }: IncomingMessage, response: ServerResponse): void {
  const answers = underWay.get(socket) ?? new Set();
  underWay.set(socket, answers.add(response));
  response.once('close', () => answers.delete(response));
}

/**
 * Answers what never became a whole request, with a problem like everything else, and lets the connection go. Into an
 * answer that has begun nothing is written: it ends without its end, which tells the client that it is not whole.
 */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  const hasBegun = [...(underWay.get(socket) ?? [])].some(({ headersSent }) => headersSent);
  if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) return void socket.destroy();
  const { body, contentType, status } = problemAnswer(problemFor(error).problem('/'));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

function problemFor({ code }: { readonly code?: string }): ServiceError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new ServiceError('HEADERS_TOO_LARGE', 'Send an address and headers of less than 16 KB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new ServiceError('TOO_SLOW', 'Send it again, without a pause.');
  return new ServiceError('BAD_REQUEST', 'It is no HTTP/1.1 request.');
}
