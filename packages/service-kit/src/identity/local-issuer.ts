import { type Principal, principal } from '@seizure-ledger/contracts';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, SignJWT } from 'jose';
import { audience, Tokens } from './tokens.ts';

/** The issuer of a standalone ledger: its key lies in the data folder, readable by its owner only. */
export const localIssuer = 'seizure-ledger-standalone';

const keyFile = (dataDir: string): string => join(dataDir, 'keys', 'issuer.pem');

/** The tokens that this data folder's own issuer signs. Makes its key where there is none. */
export async function localTokens(dataDir: string): Promise<Tokens> {
  const key = await localKey(dataDir);
  const { d: _private, ...publicJwk } = await exportJWK(key);
  const publicKey = await importJWK({ ...publicJwk, alg: 'EdDSA' });
  if (publicKey instanceof Uint8Array) throw new TypeError('the issuer’s key is not an asymmetric one');
  return new Tokens(localIssuer, publicKey, ['EdDSA', 'Ed25519']);
}

/** A token for somebody, signed by the data folder's own key. Valid for `lifetime_s` seconds. */
export async function mintToken(dataDir: string, who: Principal, lifetime_s = 12 * 3600): Promise<string> {
  const { agency, jurisdiction, role, subject } = principal.parse(who);
  return new SignJWT({ agency, jurisdiction, role })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(localIssuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${lifetime_s}s`)
    .sign(await localKey(dataDir));
}

async function localKey(dataDir: string) {
  const pem = await secretFile(keyFile(dataDir), async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    return exportPKCS8(privateKey);
  });
  return importPKCS8(pem, 'EdDSA', { extractable: true });
}

/** The content of a secret file, made once: of several processes that make it at a time, one wins for all. */
export async function secretFile(file: string, make: () => Promise<string>): Promise<string> {
  const known = await readIfThere(file);
  if (known !== undefined) return known;
  await mkdir(join(file, '..'), { mode: 0o700, recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, await make(), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isNodeError(error) || error.code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
