import { type Principal, person } from '@seizure-ledger/contracts';
import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, type JWK, SignJWT } from 'jose';
import { replaceFile } from '../files/whole-file.ts';
import { DisabledUsers } from './disabled-users.ts';
import { KeyFileError, secretFile } from './secret-file.ts';
import { audience, Tokens } from './tokens.ts';

/** The issuer of a ledger's own: its key lies in the folder of keys, readable by its owner only. */
export const localIssuer = 'seizure-ledger-standalone';

/** The tokens that the issuer signs whose key lies in a folder, but of users in a file. Makes the key where there is none. */
export async function issuerTokens(keysDir: string, disabledUsers: string): Promise<Tokens> {
  const key = await issuerKey(keysDir);
  const { d: _private, ...publicJwk } = await exportJWK(key);
  const publicKey = await importJWK({ ...publicJwk, alg: 'EdDSA' });
  if (publicKey instanceof Uint8Array) throw new TypeError('the issuer’s key is not an asymmetric one');
  const disabled = new DisabledUsers(disabledUsers);
  return new Tokens(localIssuer, publicKey, ['EdDSA', 'Ed25519'], (subject, issuedAt_s) =>
    disabled.isRefused(subject, issuedAt_s),
  );
}

/** A token for somebody, signed by the data folder's own key. Valid for `lifetime_s` seconds. */
export async function mintToken(dataDir: string, who: Principal, lifetime_s?: number): Promise<string> {
  return signToken(join(dataDir, 'keys'), who, lifetime_s);
}

/** The same by the key that lies in a folder of keys. */
export async function signToken(keysDir: string, who: Principal, lifetime_s = 12 * 3600): Promise<string> {
  const { agency, jurisdiction, role, subject } = person.parse(who);
  return new SignJWT({ agency, jurisdiction, role })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(localIssuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${lifetime_s}s`)
    .sign(await issuerKey(keysDir));
}

/** The key that signs, for the issuer alone. */
export async function signingJwk(keysDir: string): Promise<JWK> {
  return { ...(await exportJWK(await issuerKey(keysDir))), use: 'sig' };
}

/**
 * A secret of 32 bytes that every process with this folder of keys derives alike, another for each purpose: nothing
 * more has to be made, copied or kept.
 */
export async function derivedSecret(keysDir: string, purpose: string): Promise<Uint8Array> {
  const { d } = await exportJWK(await issuerKey(keysDir));
  if (d === undefined) throw new TypeError('the issuer’s key is not a private one');
  return new Uint8Array(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', `seizure-ledger/${purpose}`, 32));
}

export const issuerKeyFile = (keysDir: string): string => join(keysDir, 'issuer.pem');

/** Puts a new key in the place of the issuer's: once the services have started again, every token and session of before is void. */
export async function rotateIssuerKey(keysDir: string): Promise<void> {
  await replaceFile(issuerKeyFile(keysDir), await newIssuerKey());
}

async function newIssuerKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return exportPKCS8(privateKey);
}

/** @throws {KeyFileError} its file holds no private key. */
async function issuerKey(keysDir: string) {
  const file = issuerKeyFile(keysDir);
  const pem = await secretFile(file, newIssuerKey);
  try {
    return await importPKCS8(pem, 'EdDSA', { extractable: true });
  } catch {
    // what the library says of a key's bytes belongs nowhere
    throw new KeyFileError(file, 'holds no private key (Ed25519, PEM)');
  }
}
