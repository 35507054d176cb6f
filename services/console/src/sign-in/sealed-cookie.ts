import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { z } from 'zod';

/**
 * A cookie that only the console can read or make: encrypted, so that every instance of the console knows who is
 * signed in, and none has to remember. `__Host-`: only of this host, only over TLS or on this machine.
 */
export class SealedCookie<S extends z.ZodObject> {
  readonly name: `__Host-${string}`;
  readonly #key: Uint8Array;
  readonly #schema: S;

  constructor(name: `__Host-${string}`, key: Uint8Array, schema: S) {
    this.name = name;
    this.#key = key;
    this.#schema = schema;
  }

  /** The header that sets it for `lifetime_s` seconds; nothing where browsers would not keep so long a one. */
  async set(content: z.infer<S>, lifetime_s: number): Promise<string | undefined> {
    const sealed = await new EncryptJWT(content)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(this.name)
      .setExpirationTime(`${lifetime_s}s`)
      .encrypt(this.#key);
    if (this.name.length + sealed.length > longest) return undefined;
    return `${this.name}=${sealed}; Path=/; Max-Age=${lifetime_s}; ${attributes}`;
  }

  /** The header that removes it. */
  get removed(): string {
    return `${this.name}=; Path=/; Max-Age=0; ${attributes}`;
  }

  /** What it holds, where a browser sent it, it is still good, and was sealed by a console of this kind. */
  async read(cookies: string | undefined): Promise<z.infer<S> | undefined> {
    const sent = cookies?.split(/; */).find((cookie) => cookie.startsWith(`${this.name}=`));
    if (sent === undefined) return undefined;
    try {
      const { payload } = await jwtDecrypt(sent.slice(this.name.length + 1), this.#key, {
        audience: this.name,
        contentEncryptionAlgorithms: ['A256GCM'],
        keyManagementAlgorithms: ['dir'],
        requiredClaims: ['exp'],
      });
      return this.#schema.safeParse(payload).data;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

/** Name and value together, by RFC 6265bis; beyond it a browser silently drops a cookie. */
const longest = 4_096;
const attributes = 'Secure; HttpOnly; SameSite=Lax';
