import { describe, expect, it } from 'vitest';
import { isKeyMaterial } from './key-material.ts';
import { findAct } from './acts/index.ts';
import { account, hundred, order } from './scenario-steps.fixture.ts';

/** The first test vector that BIP 39 publishes: it controls nothing, and everybody knows it. */
const phrase = `${'abandon '.repeat(11)}about`;
const numbered = phrase.split(' ').map((word, place) => `${place + 1}. ${word}`);

/** From the Bitcoin wiki (WIF) and BIP 32 (test vector 1): published, so that they control nothing. */
const wif = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';
const wifCompressed = 'KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617';
const xprv =
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi';
const pem = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIB\n-----END EC PRIVATE KEY-----';

const secrets = {
  'a seed phrase': phrase,
  'a seed phrase in capitals': phrase.toUpperCase(),
  'a seed phrase one word a line': phrase.replaceAll(' ', '\n'),
  'a seed phrase with commas': phrase.replaceAll(' ', ', '),
  'a numbered seed phrase': numbered.join('\n'),
  'a seed phrase of 24 words': `${'abandon '.repeat(23)}art`,
  'a seed phrase inside a sentence': `Found on paper: "${phrase}", in the safe.`,
  'a private key in WIF': wif,
  'a compressed private key in WIF': wifCompressed,
  'a private key inside a sentence': `The wallet's key is ${wif}.`,
  'an extended private key': xprv,
  'a private key in PEM': pem,
  'a PGP private key': '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF...',
};

describe('key material', () => {
  it.each(Object.entries(secrets))('%s is recognised', (_, secret) => {
    expect(isKeyMaterial(secret)).toBe(true);
  });

  it.each([
    ['an address', 'Wallet bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq, seen on 3 chains'],
    ['an extended public key', xprv.replace('xprv9s21ZrQH143K3', 'xpub661MyMwAqRbcF')],
    ['a public key in PEM', '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZI\n-----END PUBLIC KEY-----'],
    ['a key in WIF with a wrong letter', `${wif.slice(0, -1)}K`],
    ['a transaction hash', '5e1c0f2b9a7d4e3f8c6b5a49382716f5e4d3c2b1a09f8e7d6c5b4a3928171605'],
    ['eleven words of the list', 'abandon '.repeat(11)],
    [
      'a description',
      'Three storey house with garden, pool and garage, near the old market; the owner was away, the keys were with a neighbour',
    ],
    [
      'an inventory',
      'gold ring, silver necklace, two watches, laptop computer, mobile phone, hard disk, cash box, camera, motorcycle helmet',
    ],
    ['a note in Thai', 'ตำรวจยึดทรัพย์สินจากบ้านพักในจังหวัดชลบุรี พร้อมเอกสารสิทธิ์ที่ดินและรถยนต์สองคัน'],
  ])('%s is none', (_, ordinary) => {
    expect(isKeyMaterial(ordinary)).toBe(false);
  });

  const freeze = { ...hundred, asset: account, custodian: 'Bank B', order };
  const withDescription = (description: string) => ({ ...freeze, asset: { ...account, description } });

  it.each([
    ['a description', withDescription(phrase)],
    ['a note', { ...freeze, note: `Paper in the safe: ${phrase}` }],
    ['a custodian', { ...freeze, custodian: phrase }],
    ['a location', { ...freeze, asset: { ...account, location: phrase } }],
    ['an identifier', { ...freeze, asset: { ...account, identifiers: [{ type: 'key', value: wif }] } }],
    ['an id', { ...freeze, assetId: wif }],
    ['the reference of an order', { ...freeze, order: { ...order, reference: wif } }],
    ['the name of an attachment', { ...freeze, attachments: [{ name: wif, sha256: '0'.repeat(64) }] }],
  ])('in %s is refused', (_, body) => {
    const schema = findAct('freezes')?.body;
    expect(schema?.safeParse(freeze).success).toBe(true);
    expect(JSON.stringify(schema?.safeParse(body).error?.issues)).toContain('never record one');
  });
});
