import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Issuer } from './issuer.ts';
import { consoleClient, UserBook } from './users/user-book.ts';

let folder: string;
let server: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-'));
});
afterEach(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
  await rm(folder, { recursive: true });
});

/** What an issuer at this public address, which itself is reached without TLS, answers who begins to sign in. */
async function begin(publicUrl: string): Promise<Response> {
  const issuer = new Issuer({
    disabledUsers: join(folder, 'disabled'),
    keysDir: join(folder, 'keys'),
    onError: (error) => expect.unreachable(String(error)),
    publicUrl: () => publicUrl,
    users: new UserBook(join(folder, 'users')),
  });
  server = createServer((request, response) => void issuer.answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const asked = new URLSearchParams({
    client_id: consoleClient,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    redirect_uri: `${publicUrl}/session/callback`,
    response_type: 'code',
    scope: 'openid',
  });
  return fetch(`http://127.0.0.1:${port}/oidc/auth?${asked.toString()}`, { redirect: 'manual' });
}

it.each([
  ['https://ledger.example', true],
  ['http://127.0.0.1:8080', false],
])('the cookies of an issuer at %s are Secure: %s', async (publicUrl, isSecure) => {
  const { headers, status } = await begin(publicUrl);
  const cookies = headers.getSetCookie();
  expect([status, cookies.length > 0]).toEqual([303, true]);
  expect(cookies.map((cookie) => /; secure(;|$)/i.test(cookie))).toEqual(cookies.map(() => isSecure));
});
