import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from './local-issuer.ts';
import { personalHashBy } from './personal-hash.ts';

let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'personal-hash-'))));
afterAll(() => rm(folder, { force: true, recursive: true }));

describe('identifiers of one thing have one hash', () => {
  it.each([
    ['an account written with spaces', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['an account in lower case', 'gb29nwbk60161331926819', 'GB29NWBK60161331926819'],
    [
      'an Ethereum address with and without its checksum',
      '0x52908400098527886E0F7030069857D2E4169EE7',
      '0x52908400098527886e0f7030069857d2e4169ee7',
    ],
    [
      'an Ethereum address with its chain before it',
      'eip155:1:0xdAC17F958D2ee523a2206206994597C13D831ec7',
      'eip155:1:0xdac17f958d2ee523a2206206994597c13d831ec7',
    ],
  ])('%s', async (_, one, other) => {
    const hashOf = await personalHashBy(folder);
    expect(hashOf(one)).toBe(hashOf(other));
  });

  it('but addresses that differ in case on a chain that tells it are two', async () => {
    const hashOf = await personalHashBy(folder);
    expect(hashOf('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).not.toBe(
      hashOf('1A1zP1eP5QGefi2DMPTfTL5SLmv7Divfna'),
    );
  });
});

describe('a key file that holds no key is refused, with what to do', () => {
  it.each(['', '\n', 'deadbeef'])('the key of personal hashes: %j', async (content) => {
    const dataDir = await folderWith('personal-hash.key', content);
    await expect(personalHashBy(join(dataDir, 'keys'))).rejects.toThrow(
      /personal-hash\.key .*put it back from a copy/,
    );
  });

  it.each(['', 'no key'])('the issuer’s key: %j', async (content) => {
    const dataDir = await folderWith('issuer.pem', content);
    const who = { agency: 'A', jurisdiction: 'TH', role: 'auditor', subject: 'a-1' } as const;
    await expect(mintToken(dataDir, who)).rejects.toThrow(/issuer\.pem .*put it back from a copy/);
  });
});

async function folderWith(name: string, content: string): Promise<string> {
  const dataDir = await mkdtemp(join(folder, 'keys-'));
  await mkdir(join(dataDir, 'keys'));
  await writeFile(join(dataDir, 'keys', name), content);
  return dataDir;
}
