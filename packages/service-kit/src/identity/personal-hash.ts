import type { KeyedHash } from '@seizure-ledger/contracts';
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { KeyFileError, secretFile } from './secret-file.ts';

export const personalHashFile = (keysDir: string): string => join(keysDir, 'personal-hash.key');

/**
 * HMAC-SHA-256 of a personal value in its normal form, under the key that lies in a folder of keys: the same account number
 * written with and without spaces has the same hash, and nobody without the key can try numbers out.
 * @throws {KeyFileError} the key's file holds no key.
 */
export async function personalHashBy(keysDir: string): Promise<KeyedHash> {
  const file = personalHashFile(keysDir);
  const text = await secretFile(file, async () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}\s*$/.test(text)) throw new KeyFileError(file, 'holds no key of 64 hexadecimal digits');
  const key = Buffer.from(text.trim(), 'hex');
  return (value) => `hmac:${createHmac('sha256', key).update(normalForm(value)).digest('hex')}`;
}

/**
 * Addresses on most chains tell upper from lower case; those of the Ethereum family are numbers, whose case is only
 * a checksum. Everything else is compared without it.
 */
function normalForm(value: string): string {
  const bare = value.normalize('NFKC').replace(/[\s-]+/g, '');
  return isCaseSensitiveAddress(bare) ? bare : bare.toUpperCase();
}

function isCaseSensitiveAddress(bare: string): boolean {
  return bare.length >= 26 && /[a-z]/.test(bare) && /[A-Z]/.test(bare) && !hexadecimalAddress.test(bare);
}

/** Also as CAIP-10 writes it, with its chain before it: `eip155:1:0xAb…`. */
const hexadecimalAddress = /^(?:[A-Za-z0-9]+:)*0[xX][0-9A-Fa-f]+$/;
