import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KitModule } from '../kit.module.ts';
import { createPlainHttpApp } from './http-app.ts';

let app: NestFastifyApplication;
beforeEach(async () => {
  app = await createPlainHttpApp({ module: KitModule }, pino({ level: 'silent' }));
  // begins to answer before it has read the request
  const begin = (reply: FastifyReply) => reply.hijack().raw.write('begun');
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (_, reply) => void begin(reply));
  await app.listen(0, '127.0.0.1');
});
afterEach(() => app.close());

it.each([
  ['is answered where it is no HTTP from the first byte on', 'no HTTP\r\n\r\n', /^HTTP\/1.1 400 Bad Request/],
  [
    'is not answered once more where its answer has begun',
    'POST / HTTP/1.1\r\nHost: ledger\r\nContent-Type: multipart/form-data\r\nTransfer-Encoding: chunked\r\n\r\n',
    /^HTTP\/1.1 200 OK(?![^]*HTTP)[^]*begun/,
  ],
])('what comes to a service %s', async (_, bytes, answer) => {
  const { port } = app.getHttpServer().address() as AddressInfo; // it listens on a port
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  socket.once('data', () => socket.write('no length\r\n'));
  expect(await text(socket)).toMatch(answer);
});
