import { createPublicKey, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importPKCS8, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import { principals } from '../../people.ts';
import { Person } from '../../person.ts';

const { subject: sub, ...claims } = principals.inv;
const issuer = 'seizure-ledger-standalone';
const hour_s = 3_600;

describe('a request is 401, and hears how to authenticate,', () => {
  let ledger: OpenLedger;
  let pem: string;
  beforeAll(async () => {
    ledger = await openLedger();
    pem = await readFile(join(ledger.dataDir, 'keys', 'issuer.pem'), 'utf8');
  });
  afterAll(() => ledger.close());

  /** Signed as the ledger's own issuer would, but for what a test says otherwise. */
  async function token(otherwise: JWTPayload = {}): Promise<string> {
    return new SignJWT({ ...payload(), ...otherwise })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(await importPKCS8(pem, 'EdDSA'));
  }

  async function refused(sent: string): Promise<void> {
    const answer = await new Person(ledger.url, sent).get('/cases');
    expect(answer).toMatchObject({
      body: { code: 'UNAUTHENTICATED', detail: expect.any(String), instance: '/api/v1/cases', status: 401 },
      status: 401,
    });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer realm="seizure-ledger", error="invalid_token"',
    );
  }

  it('unless the token is as it should be', async () => {
    expect((await new Person(ledger.url, await token()).get('/cases')).status).toBe(200);
  });

  it('without a token, which is no error of the token', async () => {
    const answer = await fetch(`${ledger.url}/api/v1/cases`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="seizure-ledger"');
  });

  it('without a token, before its body is looked at', async () => {
    const url = `${ledger.url}/api/v1/cases/C-1/freezes`;
    const bodies = [
      ['not json', 'application/json'],
      ['x'.repeat(3_000_000), 'application/json'],
      ['{}', 'image/png'],
    ] as const;
    for (const [body, type] of bodies)
      expect((await fetch(url, { body, headers: { 'content-type': type }, method: 'POST' })).status).toBe(
        401,
      );
  });

  it('without a token, at an address that is written otherwise', async () => {
    for (const path of ['/%61pi/v1/cases', '/api/v1/c%61ses'])
      expect((await fetch(`${ledger.url}${path}`)).status).toBe(401);
  });

  it('with an expired token', async () => refused(await token({ exp: now_s() - 1 })));
  it('with a token that never expires', async () => {
    const { exp: _, ...everlasting } = payload();
    const key = await importPKCS8(pem, 'EdDSA');
    await refused(await new SignJWT(everlasting).setProtectedHeader({ alg: 'EdDSA' }).sign(key));
  });
  it('with a token that is not valid yet', async () => refused(await token({ nbf: now_s() + hour_s })));
  it('with a token of another issuer', async () => refused(await token({ iss: 'elsewhere' })));
  it('with a token for another audience', async () => refused(await token({ aud: 'another-service' })));

  it.each([
    ['subject', 'sub'],
    ['role', 'role'],
    ['agency', 'agency'],
    ['jurisdiction', 'jurisdiction'],
  ])('with a token without a %s', async (_, name) => refused(await token({ [name]: undefined })));

  it('with a token of a role that there is not', async () => refused(await token({ role: 'superuser' })));

  it('with a token that says it needs no signature', async () => {
    const unsigned = [{ alg: 'none' }, payload()].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    await refused(`${unsigned.join('.')}.`);
  });

  it('with a token signed by the public key as a shared secret', async () => {
    const publicKey = createPublicKey(pem);
    const secrets = [
      publicKey.export({ format: 'pem', type: 'spki' }),
      publicKey.export({ format: 'der', type: 'spki' }),
      Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
    ];
    for (const secret of secrets) {
      const key = createSecretKey(Buffer.from(secret));
      await refused(await new SignJWT(payload()).setProtectedHeader({ alg: 'HS256' }).sign(key));
    }
  });

  it.each(['RS256', 'EdDSA', 'ES256'] as const)(
    'with a token signed by somebody else’s key: %s',
    async (alg) => {
      const { privateKey } = foreignKeys[alg]();
      await refused(await new SignJWT(payload()).setProtectedHeader({ alg }).sign(privateKey));
    },
  );

  it('with a token whose signature, claims or form were changed', async () => {
    const [head = '', body = '', signature = ''] = (await token()).split('.');
    const court = Buffer.from(JSON.stringify({ ...payload(), role: 'court' })).toString('base64url');
    await refused(`${head}.${body}.${'A'.repeat(signature.length)}`);
    await refused(`${head}.${court}.${signature}`);
    await refused(`${head}.${body}`);
    await refused('garbage');
    await refused('two words');
  });

  function payload(): JWTPayload {
    return { ...claims, aud: 'seizure-ledger', exp: now_s() + hour_s, iat: now_s(), iss: issuer, sub };
  }
});

const now_s = (): number => Math.floor(Date.now() / 1000);

const foreignKeys = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
