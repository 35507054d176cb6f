import { createPrivateKey, type KeyObject, subtle, type webcrypto, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CryptoKeySigner, PDF, type Signer } from '@libpdf/core';

/** PEM files: the certificate, with those that lead to it after it, and its private key (PKCS#8). */
export interface SigningFiles {
  readonly certificate: string;
  readonly key: string;
}

export interface PaperSigner {
  readonly signer: Signer;
  /** Of the certificate. */
  readonly subject: string;
  readonly validTo: Date;
}

/** The files can't sign: the message says why. */
export class SigningFilesError extends Error {
  override readonly name = 'SigningFilesError';
}

/** @throws {SigningFilesError} */
export async function openSigner({ certificate, key }: SigningFiles): Promise<PaperSigner> {
  const chain = certificatesIn(await textOf(certificate), certificate);
  const [own, ...others] = chain;
  if (!own) throw new SigningFilesError(`${certificate} holds no certificate`);
  const privateKey = privateKeyIn(await textOf(key), key);
  if (!own.checkPrivateKey(privateKey))
    throw new SigningFilesError(`the key in ${key} is not that of the first certificate in ${certificate}`);
  const raw = others.map((one) => Uint8Array.from(one.raw));
  const signer = await signerOf(privateKey, Uint8Array.from(own.raw), raw);
  return { signer, subject: own.subject.replaceAll('\n', ', '), validTo: own.validToDate };
}

/** A PAdES signature (B-B) after everything else: what was signed keeps its bytes. */
export async function signed(pdf: Uint8Array, { signer }: PaperSigner): Promise<Uint8Array> {
  const { bytes } = await (await PDF.load(pdf)).sign({ level: 'B-B', signer });
  return bytes;
}

async function signerOf(
  key: KeyObject,
  certificate: Uint8Array,
  chain: Uint8Array[],
): Promise<CryptoKeySigner> {
  const { asymmetricKeyDetails: details, asymmetricKeyType: type } = key;
  if (type === 'rsa') {
    const algorithm = { hash: 'SHA-256', name: 'RSASSA-PKCS1-v1_5' };
    return new CryptoKeySigner(
      await imported(key, algorithm),
      certificate,
      'RSA',
      'RSASSA-PKCS1-v1_5',
      chain,
    );
  }
  const namedCurve = curves[details?.namedCurve ?? ''];
  if (type !== 'ec' || namedCurve === undefined)
    throw new SigningFilesError(`a key of this kind does not sign here: ${type}; RSA, or EC on a NIST curve`);
  const algorithm = { name: 'ECDSA', namedCurve };
  return new CryptoKeySigner(await imported(key, algorithm), certificate, 'EC', 'ECDSA', chain);
}

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

const imported = (
  key: KeyObject,
  algorithm: webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams,
): Promise<webcrypto.CryptoKey> =>
  subtle.importKey('pkcs8', key.export({ format: 'der', type: 'pkcs8' }), algorithm, false, ['sign']);

function certificatesIn(pem: string, file: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    throw new SigningFilesError(`${file} holds what is no certificate`, { cause });
  }
}

function privateKeyIn(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new SigningFilesError(`${file} holds no private key that can be read without a password`, {
      cause,
    });
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SigningFilesError(`${file} can’t be read`, { cause });
  });
}
