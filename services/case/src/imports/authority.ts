import type { Principal } from '@seizure-ledger/contracts';
import { ServiceError, type Tokens } from '@seizure-ledger/service-kit';

/** The service ends, or somebody else takes over: whatever waits for a token waits no longer. */
export class EndedError extends Error {
  override readonly name = 'EndedError';
}

/**
 * In whose name an import asks: a person's own token, held in memory only. When it is no longer good, whoever asks waits
 * for a new one.
 */
export class Authority {
  readonly #tokens: Tokens;
  readonly #onWait: (reason: string | undefined) => void;
  readonly #ended = new AbortController();
  #authorization: string;
  #renewed = Promise.withResolvers<void>();

  /** @param onWait hears why a token is waited for, and `undefined` when one has come. */
  constructor(tokens: Tokens, authorization: string, onWait: (reason: string | undefined) => void) {
    this.#tokens = tokens;
    this.#authorization = authorization;
    this.#onWait = onWait;
    // an end that nobody waits for is no fault
    this.#renewed.promise.catch(() => undefined);
  }

  /** Aborted by {@link end}. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** @throws {EndedError} the service ends. @throws {ServiceError} ISSUER_UNAVAILABLE */
  async principal(): Promise<Principal> {
    for (;;) {
      this.signal.throwIfAborted();
      const renewed = this.#renewed.promise;
      try {
        return await this.#tokens.verify(this.#authorization);
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'UNAUTHENTICATED') throw error;
        this.#onWait(error.message);
        await renewed;
        this.#onWait(undefined);
      }
    }
  }

  renew(authorization: string): void {
    this.#authorization = authorization;
    this.#renewed.resolve();
    this.#renewed = Promise.withResolvers();
    this.#renewed.promise.catch(() => undefined);
  }

  /** Nothing more is asked in this name. */
  end(): void {
    const ended = new EndedError('the import goes on in nobody’s name');
    this.#ended.abort(ended);
    this.#renewed.reject(ended);
  }
}
