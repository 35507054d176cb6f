import type { Principal } from '@seizure-ledger/contracts';
import { ServiceError, type Tokens } from '@seizure-ledger/service-kit';
import { expect, it } from 'vitest';
import { Authority, EndedError } from './authority.ts';

const importer: Principal = { agency: 'A', jurisdiction: 'TH', role: 'prosecutor', subject: 'p-1' };

/** Knows one good token. */
const tokens = {
  verify: async (authorization: string | undefined) => {
    if (authorization === 'Bearer good') return importer;
    throw new ServiceError('UNAUTHENTICATED', 'The token was not accepted: it has expired.');
  },
} as Tokens;

it('an import whose token has expired says so, waits, and goes on with a new one', async () => {
  const said: (string | undefined)[] = [];
  const waits = Promise.withResolvers<void>();
  const authority = new Authority(tokens, 'Bearer old', (reason) => {
    said.push(reason);
    waits.resolve();
  });
  const principal = authority.principal();
  await waits.promise;
  expect(said).toEqual(['The token was not accepted: it has expired.']);
  authority.renew('Bearer good');
  expect(await principal).toEqual(importer);
  expect(said.at(-1)).toBeUndefined();
});

it('an import that waits for a token ends with the service, and one whose token is good asks for nothing more', async () => {
  for (const token of ['Bearer old', 'Bearer good']) {
    const authority = new Authority(tokens, token, () => authority.end());
    if (token === 'Bearer good') authority.end();
    await expect(authority.principal()).rejects.toThrow(EndedError);
  }
});
