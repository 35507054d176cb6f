import { type Principal, principal } from '@seizure-ledger/contracts';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, SignJWT } from 'jose';
import { KeyFileError, secretFile } from './secret-file.ts';
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

/** @throws {KeyFileError} its file holds no private key. */
async function localKey(dataDir: string) {
  const file = keyFile(dataDir);
  const pem = await secretFile(file, async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    return exportPKCS8(privateKey);
  });
  try {
    return await importPKCS8(pem, 'EdDSA', { extractable: true });
  } catch {
    // what the library says of a key's bytes belongs nowhere
    throw new KeyFileError(file, 'holds no private key (Ed25519, PEM)');
  }
}
