import { type Principal, person } from '@seizure-ledger/contracts';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, SignJWT } from 'jose';
import { KeyFileError, secretFile } from './secret-file.ts';
import { audience, Tokens } from './tokens.ts';

/** The issuer of a ledger's own: its key lies in the folder of keys, readable by its owner only. */
export const localIssuer = 'seizure-ledger-standalone';

/** The tokens that the issuer signs whose key lies in a folder. Makes the key where there is none. */
export async function issuerTokens(keysDir: string): Promise<Tokens> {
  const key = await issuerKey(keysDir);
  const { d: _private, ...publicJwk } = await exportJWK(key);
  const publicKey = await importJWK({ ...publicJwk, alg: 'EdDSA' });
  if (publicKey instanceof Uint8Array) throw new TypeError('the issuer’s key is not an asymmetric one');
  return new Tokens(localIssuer, publicKey, ['EdDSA', 'Ed25519']);
}

/** A token for somebody, signed by the data folder's own key. Valid for `lifetime_s` seconds. */
export async function mintToken(dataDir: string, who: Principal, lifetime_s = 12 * 3600): Promise<string> {
  return signToken(join(dataDir, 'keys'), who, lifetime_s);
}

/** The same by the key that lies in a folder of keys. */
export async function signToken(keysDir: string, who: Principal, lifetime_s: number): Promise<string> {
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

/** @throws {KeyFileError} its file holds no private key. */
async function issuerKey(keysDir: string) {
  const file = join(keysDir, 'issuer.pem');
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
