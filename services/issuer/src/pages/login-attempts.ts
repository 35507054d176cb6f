const wait_ms = 15 * 60_000;
const allowed = 10;
const most = 10_000;

/**
 * Counts attempts by name until one succeeds, so that nobody can go on guessing, nor guess many times at once; bounded, the
 * oldest is forgotten first.
 */
export class LoginAttempts {
  readonly #begun = new Map<string, { readonly count: number; readonly until_ms: number }>();

  /** Counts one more before it is known how it ends. @returns false where there were too many: it is not to be made. */
  begin(name: string): boolean {
    const count = this.#count(name) + 1;
    if (count > allowed) return false;
    this.#begun.delete(name);
    this.#begun.set(name, { count, until_ms: Date.now() + wait_ms });
    const [oldest] = this.#begun.keys();
    if (this.#begun.size > most && oldest !== undefined) this.#begun.delete(oldest);
    return true;
  }

  succeeded(name: string): void {
    this.#begun.delete(name);
  }

  #count(name: string): number {
    const found = this.#begun.get(name);
    return found && found.until_ms > Date.now() ? found.count : 0;
  }
}
