import { z } from 'zod';
import { SealedCookie } from '../sign-in/sealed-cookie.ts';

const draft = z.object({ form: z.string() });

const keep_s = 3_600;
/** A browser keeps a cookie of 4 KiB; sealed, a text is half as long again. */
const longest = 2_400;

/** A form that somebody had filled in when their session had ended: sealed in a cookie, until they have signed in again. */
export class Drafts {
  readonly #cookie: SealedCookie<typeof draft>;

  constructor(key: Uint8Array) {
    this.#cookie = new SealedCookie('__Host-draft', key, draft);
  }

  /** The header that keeps it; nothing where it is too long for a cookie. */
  async keep(form: URLSearchParams): Promise<string | undefined> {
    const fields = new URLSearchParams(form);
    fields.delete('csrf');
    const text = fields.toString();
    return text.length > longest ? undefined : this.#cookie.set({ form: text }, keep_s);
  }

  /** What was kept, and the header that forgets it. */
  async take(cookies: string | undefined): Promise<{ form: URLSearchParams; forget: string } | undefined> {
    const kept = await this.#cookie.read(cookies);
    return kept && { form: new URLSearchParams(kept.form), forget: this.#cookie.removed };
  }
}
