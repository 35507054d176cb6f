import { person, type Principal } from '@seizure-ledger/contracts';
import { type CryptoKey, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ServiceError } from '../errors.ts';

export const audience = 'seizure-ledger';

/** Asymmetric algorithms only: a verifier's key must not be able to sign. */
export type TokenAlgorithm = 'EdDSA' | 'Ed25519' | 'ES256' | 'RS256' | 'PS256';

const maxCached = 10_000;

interface Verified {
  readonly expires_s: number;
  readonly issuedAt_s: number;
  readonly principal: Principal;
}

/** Turns bearer tokens into who is acting. Verified tokens are remembered until they expire, up to a bound. */
export class Tokens {
  readonly #issuer: string;
  readonly #key: CryptoKey | JWTVerifyGetKey;
  readonly #algorithms: TokenAlgorithm[];
  readonly #isRefused: (subject: string, issuedAt_s: number) => boolean;
  readonly #verified = new Map<string, Verified>();

  /**
   * @param algorithms those that the key is for; a token of any other is not even looked at.
   * @param isRefused whose token of when counts no more, however long it lasts; asked for each request.
   */
  constructor(
    issuer: string,
    key: CryptoKey | JWTVerifyGetKey,
    algorithms: readonly [TokenAlgorithm, ...TokenAlgorithm[]],
    isRefused: (subject: string, issuedAt_s: number) => boolean = () => false,
  ) {
    this.#isRefused = isRefused;
    this.#issuer = issuer;
    this.#key = key;
    this.#algorithms = [...algorithms];
  }

  /** @throws {ServiceError} UNAUTHENTICATED: missing, expired, from elsewhere, for someone else, or not signed so. */
  async verify(authorization: string | undefined): Promise<Principal> {
    if (authorization === undefined) throw tokenMissing();
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated('send it as "Authorization: Bearer <token>"');
    const known = this.#verified.get(token);
    const isKnown = known && known.expires_s > Date.now() / 1000;
    const { issuedAt_s, principal } = isKnown ? known : await this.#check(token);
    if (this.#isRefused(principal.subject, issuedAt_s))
      throw unauthenticated('its user is disabled, or has to sign in anew');
    return principal;
  }

  async #check(token: string): Promise<Verified> {
    const options = {
      algorithms: this.#algorithms,
      audience,
      issuer: this.#issuer,
      requiredClaims: ['exp', 'sub'],
    };
    const { payload } = await this.#jwt(token, options);
    const { agency, jurisdiction, role, sub: subject } = payload;
    const read = person.safeParse({ agency, jurisdiction, role, subject });
    if (!read.success) throw unauthenticated('it lacks a subject, role, agency or jurisdiction');
    if (this.#verified.size >= maxCached) this.#verified.clear();
    const verified = { expires_s: payload.exp ?? 0, issuedAt_s: payload.iat ?? 0, principal: read.data };
    this.#verified.set(token, verified);
    return verified;
  }

  async #jwt(token: string, options: Parameters<typeof jwtVerify>[2]) {
    try {
      return await (typeof this.#key === 'function'
        ? jwtVerify(token, this.#key, options)
        : jwtVerify(token, this.#key, options));
    } catch (error) {
      if (error instanceof errors.JOSEError) throw unauthenticated(error.message, error);
      throw error;
    }
  }
}

/** RFC 6750: a request without a token hears only how to authenticate, one with a bad token also that it is bad. */
const challenge = 'Bearer realm="seizure-ledger"';

function tokenMissing(): ServiceError {
  return new ServiceError('UNAUTHENTICATED', 'Send a token as "Authorization: Bearer <token>".', {
    headers: { 'www-authenticate': challenge },
  });
}

function unauthenticated(why: string, cause?: Error): ServiceError {
  return new ServiceError('UNAUTHENTICATED', `The token was not accepted: ${why}.`, {
    cause,
    headers: { 'www-authenticate': `${challenge}, error="invalid_token"` },
  });
}
