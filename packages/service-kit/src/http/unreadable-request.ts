import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ServiceError } from '../errors.ts';
import { problemAnswer } from './act-answer.ts';

/** A connection, and the answer that is being written to it: what Node itself looks at where nobody else answers. */
type Answering = Socket & { readonly _httpMessage?: ServerResponse | null };

/**
 * Answers what never became a whole request, with a problem like everything else, and lets the connection go. Into an
 * answer that has begun nothing is written: it ends without its end, which tells the client that it is not whole.
 */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Answering): void {
  const hasBegun = socket._httpMessage?.headersSent === true;
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
