import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Turns } from './turns.ts';

/** 32 MB and about a tenth of a second for each guess. */
const cost = { N: 32_768, maxmem: 64 * 1024 * 1024, p: 1, r: 8 } as const;
const length_bytes = 32;
export const shortestPassword = 12;

/** A password or a machine's secret as it is kept: salt and scrypt hash, never the text. */
export async function hashed(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(secret, salt);
  return ['scrypt', String(cost.N), salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether it is that secret. Takes as long for a wrong one, and for nobody's. */
export async function isSecret(secret: string, kept: string = nobodys): Promise<boolean> {
  const [, , salt = '', key = ''] = kept.split('$');
  const found = await derived(secret, Buffer.from(salt, 'base64url'));
  return kept !== nobodys && timingSafeEqual(found, Buffer.from(key, 'base64url'));
}

/** A secret that nobody has to think of: 120 bits, in letters that can be read aloud. */
export function madeUpSecret(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const text = [...randomBytes(24)].map((byte) => letters[byte % letters.length]).join('');
  return (text.match(/.{6}/g) ?? []).join('-');
}

const nobodys = `scrypt$${cost.N}$AAAAAAAAAAAAAAAAAAAAAA$${Buffer.alloc(length_bytes).toString('base64url')}`;

const turns = new Turns({ atOnce: 2, waiting: 100 });

/** @throws {ServiceError} TOO_MANY: more wait to be looked at than this process can do in some seconds. */
function derived(secret: string, salt: Buffer): Promise<Buffer> {
  return turns.take(() => scrypted(secret, salt));
}

function scrypted(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, length_bytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
