import { createHash } from 'node:crypto';
import { createBase58check } from '@scure/base';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** What a caller is told whose text was recognised. */
export const keysAreSecret =
  'looks like a private key or a seed phrase: never record one, only where its envelope is kept';

const base58check = createBase58check((data: Uint8Array) => createHash('sha256').update(data).digest());
const seedWords = new Set(wordlist);
const shortestSeed = 12;

/**
 * Whether a text carries a secret that gives control over property: a BIP 39 seed phrase, a BIP 32 extended
 * private key, a private key in WIF or PEM. A bare hexadecimal key can't be told from a hash and is not found.
 */
export function isKeyMaterial(text: string): boolean {
  if (text.length < 40) return false;
  if (/PRIVATE KEY( BLOCK)?-----/.test(text)) return true;
  const words = text.split(/[^A-Za-z0-9]+/);
  return words.some(isPrivateKey) || hasSeedPhrase(words);
}

function isPrivateKey(word: string): boolean {
  if (/^[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{100,}$/.test(word)) return true;
  if (!/^[5KL9c][1-9A-HJ-NP-Za-km-z]{50,51}$/.test(word)) return false;
  try {
    const version = base58check.decode(word)[0];
    return version === 0x80 || version === 0xef;
  } catch {
    return false; // the checksum does not fit: not a key
  }
}

function hasSeedPhrase(words: readonly string[]): boolean {
  let run = 0;
  for (const word of words) {
    if (/^\d*$/.test(word)) continue; // the words of a phrase are often numbered
    run = seedWords.has(word.toLowerCase()) ? run + 1 : 0;
    if (run >= shortestSeed) return true;
  }
  return false;
}
