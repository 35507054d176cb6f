import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import type { Issuer } from '../issuer.ts';
import { SignInController } from './sign-in.controller.ts';

/** Knows one password, and everybody by it. */
const users = {
  identified: async (_: string, name: string, password: string) =>
    password === 'right' ? { name } : undefined,
};
const provider = {
  interactionDetails: async () => ({ uid: 'u-1' }),
  interactionResult: async () => '/oidc/auth/u-1',
};
const issuer = { provider: async () => provider, users } as unknown as Issuer; // as much of it as signing in asks

function signingIn() {
  const controller = new SignInController(issuer, { isBehindGateway: false, max: 1 });
  const served = Fastify();
  onTestFinished(() => served.close());
  served.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  served.post('/:uid', (request, reply) => controller.signIn(request, reply));
  return async (remoteAddress: string, name: string, password: string): Promise<number> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams({ name, password }).toString();
    return (await served.inject({ headers, method: 'POST', payload, remoteAddress, url: '/u-1' })).statusCode;
  };
}

it('an address that makes up names is let in no more for a while, and others are', async () => {
  const signIn = signingIn();
  const answers = [];
  for (let n = 0; n < 31; n += 1) answers.push(await signIn('192.0.2.1', `made-up-${n}`, 'wrong'));
  expect(answers).toEqual([...Array(30).fill(422), 429]);
  expect(await signIn('192.0.2.1', 'inv-1', 'right')).toBe(429);
  expect(await signIn('192.0.2.2', 'inv-1', 'right')).toBe(303);
});

it('an address from which somebody signs in begins to count anew', async () => {
  const signIn = signingIn();
  for (let n = 0; n < 40; n += 1) {
    if (n % 20 === 0) expect(await signIn('192.0.2.1', 'inv-1', 'right')).toBe(303);
    expect(await signIn('192.0.2.1', `made-up-${n}`, 'wrong')).toBe(422);
  }
});
