import { principal, type Principal } from '@seizure-ledger/contracts';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Granted } from './relying-party.ts';
import { SealedCookie } from './sealed-cookie.ts';

const session = z.object({
  csrf: z.string(),
  /** When the token ends; the session ends with it. */
  expires_s: z.number(),
  /** Shown to the issuer at sign-out; absent where the cookie has no room for it. */
  idToken: z.string().optional(),
  me: principal,
  token: z.string(),
});
const beginning = z.object({
  nonce: z.string(),
  returnTo: z.string(),
  state: z.string(),
  verifier: z.string(),
});

/** Who is signed in: as whom they are shown, by which token they read, and what their forms must carry. */
export type Session = Readonly<z.infer<typeof session>>;
/** What a browser that has begun to sign in must come back with. */
export type Beginning = Readonly<z.infer<typeof beginning>>;

const begin_s = 600;

/** The console's two cookies. */
export class Sessions {
  readonly #session: SealedCookie<typeof session>;
  readonly #beginning: SealedCookie<typeof beginning>;

  constructor(key: Uint8Array) {
    this.#session = new SealedCookie('__Host-session', key, session);
    this.#beginning = new SealedCookie('__Host-sign-in', key, beginning);
  }

  of(cookies: string | undefined): Promise<Session | undefined> {
    return this.#session.read(cookies);
  }

  begun(cookies: string | undefined): Promise<Beginning | undefined> {
    return this.#beginning.read(cookies);
  }

  begin(content: Beginning): Promise<string | undefined> {
    return this.#beginning.set(content, begin_s);
  }

  /** The headers with which somebody is signed in; nothing where their token is too long for a cookie. */
  async signIn(me: Principal, { idToken, token }: Granted, expires_s: number): Promise<string[] | undefined> {
    const csrf = randomBytes(24).toString('base64url');
    const lifetime_s = Math.max(1, Math.floor(expires_s - Date.now() / 1_000));
    const content = { csrf, expires_s, me, token };
    const cookie =
      (await this.#session.set({ ...content, idToken }, lifetime_s)) ??
      (await this.#session.set(content, lifetime_s));
    return cookie === undefined ? undefined : [cookie, this.#beginning.removed];
  }

  get signedOut(): string {
    return this.#session.removed;
  }
}

/** Whether a form was made for this session: one from another site can't know what it must carry. */
export function isFormOf({ csrf }: Session, form: unknown): boolean {
  const sent = form instanceof URLSearchParams || form instanceof FormData ? form.get('csrf') : undefined;
  return (
    typeof sent === 'string' &&
    sent.length === csrf.length &&
    timingSafeEqual(Buffer.from(sent), Buffer.from(csrf))
  );
}
