const wait_ms = 15 * 60_000;
const allowed = 10;
const most = 10_000;

/** Counts failed attempts by name, so that nobody can go on guessing; bounded, the oldest is forgotten first. */
export class Attempts {
  readonly #failed = new Map<string, { readonly count: number; readonly until_ms: number }>();

  areTooMany(name: string): boolean {
    return this.#count(name) >= allowed;
  }

  failed(name: string): void {
    const count = this.#count(name) + 1;
    this.#failed.delete(name);
    this.#failed.set(name, { count, until_ms: Date.now() + wait_ms });
    const [oldest] = this.#failed.keys();
    if (this.#failed.size > most && oldest !== undefined) this.#failed.delete(oldest);
  }

  succeeded(name: string): void {
    this.#failed.delete(name);
  }

  #count(name: string): number {
    const found = this.#failed.get(name);
    return found && found.until_ms > Date.now() ? found.count : 0;
  }
}
