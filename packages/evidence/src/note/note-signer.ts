import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { fromBase64, toBase64 } from './base64.ts';
import { cosignedMessage, type NoteSignature } from './signed-note.ts';
import { type SignatureType, verifierKey, type VerifierKey } from './verifier-key.ts';

/** Signs notes under a name with a private Ed25519 key. Ed25519 is deterministic: one text has one signature. */
export class NoteSigner {
  readonly key: VerifierKey;
  readonly #private: KeyObject;

  private constructor(key: VerifierKey, secret: KeyObject) {
    this.key = key;
    this.#private = secret;
  }

  /** A signer with a new key, and the text in which its private key is kept: `PRIVATE+KEY+<name>+<id>+<base64>`, as Go's sumdb/note has it. */
  static async generate(
    name: string,
    type: SignatureType,
  ): Promise<{ readonly secret: string; readonly signer: NoteSigner }> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const signer = await NoteSigner.#of(name, type, privateKey);
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
    const typeByte = type === 'note' ? 1 : 4;
    return {
      secret: `PRIVATE+KEY+${name}+${signer.key.id}+${toBase64(Uint8Array.from([typeByte, ...seed]))}`,
      signer,
    };
  }

  /** @throws {TypeError} the text is no private key. */
  static async from(secret: string): Promise<NoteSigner> {
    const [, name, id, encoded] = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(secret.trim()) ?? [];
    const bytes = encoded === undefined ? undefined : fromBase64(encoded);
    if (name === undefined || bytes?.length !== 33 || (bytes[0] !== 1 && bytes[0] !== 4))
      throw new TypeError('this is no private key of signed notes');
    const key = createPrivateKey({
      format: 'der',
      key: Buffer.concat([pkcs8, bytes.subarray(1)]),
      type: 'pkcs8',
    });
    const signer = await NoteSigner.#of(name, bytes[0] === 1 ? 'note' : 'cosignature', key);
    if (signer.key.id !== id) throw new TypeError('the private key’s id is not that of its name and key');
    return signer;
  }

  sign(text: string): NoteSignature {
    return this.#as('note', this.#sign(new TextEncoder().encode(text)));
  }

  /** @param time_s when the witness saw this head, in seconds since 1970. */
  cosign(text: string, time_s: number): NoteSignature {
    const time = new DataView(new ArrayBuffer(8));
    time.setBigUint64(0, BigInt(time_s));
    const signed = this.#sign(cosignedMessage(text, time_s));
    return this.#as('cosignature', Uint8Array.from([...new Uint8Array(time.buffer), ...signed]));
  }

  #as(type: SignatureType, signature: Uint8Array<ArrayBuffer>): NoteSignature {
    const { id, name, type: own } = this.key;
    if (own !== type) throw new TypeError(`the key ${name} makes no ${type}`);
    return { keyId: id, name, signature };
  }

  #sign(message: Uint8Array): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(sign(null, message, this.#private));
  }

  static async #of(name: string, type: SignatureType, key: KeyObject): Promise<NoteSigner> {
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return new NoteSigner(await verifierKey(name, type, Uint8Array.from(spki.subarray(-32))), key);
  }
}

/** What stands before an Ed25519 seed in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
