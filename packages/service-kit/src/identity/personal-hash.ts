import type { KeyedHash } from '@seizure-ledger/contracts';
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { secretFile } from './local-issuer.ts';

/**
 * HMAC-SHA-256 of a personal value in its normal form, under the data folder's own key: the same account number
 * written with and without spaces has the same hash, and nobody without the key can try numbers out.
 */
export async function localPersonalHash(dataDir: string): Promise<KeyedHash> {
  const text = await secretFile(join(dataDir, 'keys', 'personal-hash.key'), async () =>
    randomBytes(32).toString('hex'),
  );
  const key = Buffer.from(text.trim(), 'hex');
  return (value) => `hmac:${createHmac('sha256', key).update(normalForm(value)).digest('hex')}`;
}

/** Addresses on chains tell upper from lower case; everything else is compared without it. */
function normalForm(value: string): string {
  const bare = value.normalize('NFKC').replace(/[\s-]+/g, '');
  return /[a-z]/.test(bare) && /[A-Z]/.test(bare) && bare.length >= 26 ? bare : bare.toUpperCase();
}
