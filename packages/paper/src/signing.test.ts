import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSigner } from './signing.ts';

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signing-'));
  const kinds = { ec: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], ed: ['ed25519'], rsa: ['rsa:2048'] };
  for (const [name, kind] of Object.entries(kinds)) {
    const made = ['-nodes', '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)];
    const args = ['req', '-x509', '-newkey', ...kind, ...made, '-days', '30', '-subj', `/CN=Court ${name}`];
    execFileSync('openssl', args, { stdio: 'ignore' });
  }
  await writeFile(file('nothing.pem'), 'nothing');
});

afterAll(() => rm(folder, { recursive: true }));

const opened = (certificate: string, key: string) =>
  openSigner({ certificate: file(certificate), key: file(key) });

describe('the files by which documents are signed', () => {
  it('may hold an RSA key, or one on a NIST curve', async () => {
    expect(await opened('rsa.pem', 'rsa.key')).toMatchObject({ subject: 'CN=Court rsa' });
    expect((await opened('ec.pem', 'ec.key')).signer.keyType).toBe('EC');
  });

  it.each([
    ['rsa.pem', 'ec.key', /ec\.key is not that of the first certificate/],
    ['nothing.pem', 'rsa.key', /holds no certificate/],
    ['rsa.pem', 'nothing.pem', /no private key/],
    ['missing.pem', 'rsa.key', /can’t be read/],
    ['ed.pem', 'ed.key', /ed25519/],
  ])('are refused where %s and %s can’t sign', async (certificate, key, why) => {
    await expect(opened(certificate, key)).rejects.toThrow(why);
  });
});
