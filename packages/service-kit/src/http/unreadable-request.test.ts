import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { answerUnreadable, followAnswer } from './unreadable-request.ts';

let server: Server;
afterEach(() => new Promise((closed) => server.close(closed)));

/** What a server that waits for a tenth of a second answers to bytes, up to the end of the connection. */
async function answerTo(bytes: readonly string[], listener: RequestListener): Promise<string> {
  server = createServer({ connectionsCheckingInterval: 50, requestTimeout: 100 }, listener);
  server.on('clientError', answerUnreadable).on('request', followAnswer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); // it listens on a port
  const answers: RequestListener = (_, response) =>
    response.once('finish', () => socket.write(bytes[1] ?? ''));
  server.on('request', answers);
  socket.write(bytes[0] ?? '');
  return text(socket);
}

const half = 'POST / HTTP/1.1\r\nHost: ledger\r\nContent-Length: 100\r\n\r\nhalf';
const whole = 'GET / HTTP/1.1\r\nHost: ledger\r\n\r\n';
const begins: RequestListener = (_, response) => response.write('begun');

it('a request that never becomes whole is answered with a problem', async () => {
  expect(await answerTo([half], () => undefined)).toMatch(
    /^HTTP\/1.1 408 [^]*application\/problem\+json[^]*"TOO_SLOW"/,
  );
});

it('into an answer that has begun nothing is written', async () => {
  const answer = await answerTo([half], begins);
  expect(answer).toMatch(/^HTTP\/1.1 200 OK[^]*begun\r\n$/);
});

it('nor where what follows in the body is no HTTP', async () => {
  const chunked = 'POST / HTTP/1.1\r\nHost: ledger\r\nTransfer-Encoding: chunked\r\n\r\n';
  expect(await answerTo([`${chunked}no length\r\n`], begins)).not.toMatch(/400 Bad Request/);
});

it('what is no HTTP is answered also behind an answer that has ended', async () => {
  const answer = await answerTo([whole, 'no HTTP\r\n\r\n'], (_, response) => response.end('ended'));
  expect(answer).toMatch(/^HTTP\/1.1 200 OK[^]*endedHTTP\/1.1 400 Bad Request/);
});
