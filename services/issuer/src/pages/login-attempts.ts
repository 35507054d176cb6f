const minute_ms = 60_000;
const most = 10_000;

interface Limit {
  readonly allowed: number;
  /** Without an attempt, until it may be tried again. */
  readonly wait_ms: number;
}

/** Of one name, so that nobody goes on guessing. */
export const ofName: Limit = { allowed: 10, wait_ms: 15 * minute_ms };

/**
 * Of one address, whatever the names, so that who makes names up does not take the turns of all others; enough for an
 * office that has one address.
 */
export const ofAddress: Limit = { allowed: 30, wait_ms: minute_ms };

/**
 * Counts attempts by name, or by address, until one succeeds, so that nobody can guess many times at once either; bounded,
 * the oldest is forgotten first.
 */
export class LoginAttempts {
  readonly #limit: Limit;
  readonly #begun = new Map<string, { readonly count: number; readonly until_ms: number }>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Counts one more before it is known how it ends. @returns false where there were too many: it is not to be made. */
  begin(by: string): boolean {
    const { allowed, wait_ms } = this.#limit;
    const count = this.#count(by) + 1;
    if (count > allowed) return false;
    this.#begun.delete(by);
    this.#begun.set(by, { count, until_ms: Date.now() + wait_ms });
    const [oldest] = this.#begun.keys();
    if (this.#begun.size > most && oldest !== undefined) this.#begun.delete(oldest);
    return true;
  }

  succeeded(by: string): void {
    this.#begun.delete(by);
  }

  #count(by: string): number {
    const found = this.#begun.get(by);
    return found && found.until_ms > Date.now() ? found.count : 0;
  }
}
