import { fromBER, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { fromBase64 } from '../note/base64.ts';
import { parseNote } from '../note/signed-note.ts';

export const stampRequestMediaType = 'application/timestamp-query';
export const stampMediaType = 'application/timestamp-reply';

/** What a time stamp says: that an authority saw the signed head at this time; or why it says nothing. */
export type StampVerdict =
  | { readonly flaw: string; readonly stampedAt?: never }
  | { readonly flaw?: never; readonly stampedAt: string };

/**
 * The RFC 3161 request for a time stamp on a checkpoint: over SHA-256 of the text that was signed. It has no nonce: a
 * head is stamped once, and an earlier stamp of the same head would be as good.
 */
export async function stampRequest(checkpoint: string): Promise<Uint8Array<ArrayBuffer>> {
  // signatures under a note may grow, its text stays: so the text is what is stamped
  const text = new TextEncoder().encode(parseNote(checkpoint)?.text ?? '');
  const hashed = await crypto.subtle.digest('SHA-256', text);
  const request = new TimeStampReq({
    certReq: true,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: hashed }),
    }),
    version: 1,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * Checks an authority's answer: that it is over this checkpoint, signed by a certificate for time stamps that leads to
 * one of those that are trusted, as they were valid at its time. Revocation is not looked up.
 * @param trusted certificates in PEM.
 */
export const checkStamp = (
  checkpoint: string,
  answer: Uint8Array<ArrayBuffer>,
  trusted: string,
): Promise<StampVerdict> => checkStampOf(parseNote(checkpoint)?.text ?? '', answer, trusted);

/** The same by the checkpoint's text alone, without what signs it. */
export async function checkStampOf(
  text: string,
  answer: Uint8Array<ArrayBuffer>,
  trusted: string,
): Promise<StampVerdict> {
  const token = readToken(answer);
  if (!token) return { flaw: 'it is no granted RFC 3161 answer' };
  const { info, signed } = token;
  if (!strongHashes.includes(info.messageImprint.hashAlgorithm.algorithmId))
    return { flaw: 'it is over a hash that is not of the SHA-2 family' };
  const data = new TextEncoder().encode(text);
  if (!(await info.verify({ data: data.buffer }))) return { flaw: 'it is over another checkpoint' };
  const trustedCerts = certificatesIn(trusted);
  if (!trustedCerts) return { flaw: 'the trusted certificates can’t be read' };
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      checkChain: true,
      data: data.buffer,
      extendedMode: true,
      signer: 0,
      trustedCerts,
    });
    if (signatureVerified !== true || !signerCertificate) return { flaw: 'its signature is wrong' };
    if (!isForStamps(signerCertificate)) return { flaw: 'its signer’s certificate is not for time stamps' };
  } catch (error) {
    return { flaw: error instanceof Error ? error.message : sayOf(error) };
  }
  return { stampedAt: info.genTime.toISOString() };
}

/** What the library throws has a message, but is no Error. */
function sayOf(thrown: unknown): string {
  const { message } = (thrown ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : 'its signature can’t be checked';
}

const granted: readonly PKIStatus[] = [PKIStatus.granted, PKIStatus.grantedWithMods];
const sha256 = '2.16.840.1.101.3.4.2.1';
const strongHashes = [sha256, '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];
const extendedKeyUsage = '2.5.29.37';
const timeStamping = '1.3.6.1.5.5.7.3.8';

function readToken(answer: Uint8Array<ArrayBuffer>) {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(answer);
    if (
      !granted.includes(status.status) ||
      !timeStampToken ||
      timeStampToken.contentType !== ContentInfo.SIGNED_DATA
    )
      return undefined;
    const signed = new SignedData({ schema: timeStampToken.content });
    const content = signed.encapContentInfo.eContent?.getValue();
    return content && { info: TSTInfo.fromBER(content), signed };
  } catch {
    // whatever the parser stumbles on: these bytes are no answer
    return undefined;
  }
}

function isForStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === extendedKeyUsage)?.parsedValue;
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(timeStamping);
}

function certificatesIn(pem: string): Certificate[] | undefined {
  const bodies = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
  const certificates = bodies.map(([, body = '']) => {
    const der = fromBase64(body.replace(/\s+/g, ''));
    const { offset, result } = fromBER(der ?? new Uint8Array());
    return offset > 0 ? new Certificate({ schema: result }) : undefined;
  });
  const known = certificates.filter((certificate) => certificate !== undefined);
  return known.length === certificates.length && known.length > 0 ? known : undefined;
}
