import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { SealedCookie } from '../sign-in/sealed-cookie.ts';

const draft = z.object({
  /** The address of its form, with the query. */
  address: z.string(),
  /** Made short: a Thai letter is nine in a form. */
  fields: z.string(),
});

const keep_s = 3_600;
/** Other forms hold nothing that somebody would have to write again. */
const addressOfAct = /^(\/cases\/[^/]+)?\/acts\/[^/?]+(\?|$)/;

/** The form of an act that somebody had filled in when their session had ended: sealed in a cookie, until they have signed in again. */
export class Drafts {
  readonly #cookie: SealedCookie<typeof draft>;

  constructor(key: Uint8Array) {
    this.#cookie = new SealedCookie('__Host-draft', key, draft);
  }

  /** The header that keeps it; nothing where it is no act's, or too long for a cookie. */
  async keep(address: string, form: URLSearchParams): Promise<string | undefined> {
    if (!addressOfAct.test(address)) return undefined;
    const fields = new URLSearchParams(form);
    fields.delete('csrf');
    const short = deflateRawSync(fields.toString()).toString('base64url');
    return this.#cookie.set({ address, fields: short }, keep_s);
  }

  /** What was kept of the form at an address, and the header that forgets it. */
  async take(
    address: string,
    cookies: string | undefined,
  ): Promise<{ form: URLSearchParams; forget: string } | undefined> {
    const kept = await this.#cookie.read(cookies);
    if (kept?.address !== address) return undefined;
    const fields = inflateRawSync(Buffer.from(kept.fields, 'base64url')).toString();
    return { form: new URLSearchParams(fields), forget: this.#cookie.removed };
  }
}
