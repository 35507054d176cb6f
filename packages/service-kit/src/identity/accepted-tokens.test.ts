import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, it, onTestFinished } from 'vitest';
import { acceptedTokens } from './accepted-tokens.ts';

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
const set = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'k-1' }] });

/** An issuer that is there, and its keys only as far as `answer` says. */
async function issuerWith(keys: { answer: 'broken off' | 'fault' | 'no keys' | 'them' }) {
  const server = createServer((request, response) => {
    if (request.url !== '/keys') return response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    if (keys.answer === 'broken off') return request.socket.destroy();
    if (keys.answer === 'fault') return response.writeHead(503).end();
    return response.end(keys.answer === 'them' ? set : 'Come back later');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const issuer = `http://127.0.0.1:${port}`;
  const token = async (kid: string) => {
    const claims = { agency: 'A', jurisdiction: 'TH', role: 'prosecutor' };
    const signed = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).setSubject('p-1');
    const whole = signed.setIssuer(issuer).setAudience('seizure-ledger').setExpirationTime('10m');
    return `Bearer ${await whole.sign(privateKey)}`;
  };
  const config = {
    DATA_DIR: '/nowhere',
    DISABLED_USERS: undefined,
    KEYS_DIR: undefined,
    OIDC_ISSUER: issuer,
  };
  return { token, tokens: await acceptedTokens(config) };
}

it.each(['broken off', 'fault', 'no keys'] as const)(
  'a token is neither good nor bad while the issuer’s keys can’t be had: %s',
  async (answer) => {
    const keys: Parameters<typeof issuerWith>[0] = { answer };
    const { token, tokens } = await issuerWith(keys);
    const good = await token('k-1');
    await expect(tokens.verify(good)).rejects.toMatchObject({ code: 'ISSUER_UNAVAILABLE' });
    keys.answer = 'them';
    expect(await tokens.verify(good)).toMatchObject({ subject: 'p-1' });
  },
);

it('a token that names a key which the issuer has not is refused', async () => {
  const { token, tokens } = await issuerWith({ answer: 'them' });
  await expect(tokens.verify(await token('k-2'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
