/** Those who wait for something to have been written. They look when a write is announced, or by the clock. */
export class Arrivals {
  readonly #waiting = new Set<Waiting>();
  readonly #lookEvery_ms: number | undefined;
  #clock: NodeJS.Timeout | undefined;

  /** `lookEvery_ms` is for writes of another process, which nobody announces. */
  constructor(options?: { readonly lookEvery_ms: number }) {
    this.#lookEvery_ms = options?.lookEvery_ms;
  }

  /** @returns whether it was there within `timeout_ms`. Rejects with what `isThere` throws. */
  async wait(isThere: () => boolean, timeout_ms: number): Promise<boolean> {
    if (isThere()) return true;
    if (timeout_ms <= 0) return false;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const waiting: Waiting = { isThere, resolve, reject };
    const timer = setTimeout(() => resolve(false), timeout_ms);
    this.#waiting.add(waiting);
    this.#startClock();
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
      if (this.#waiting.size === 0) this.#stopClock();
    });
  }

  announce(): void {
    for (const waiting of this.#waiting) look(waiting);
  }

  /** Whoever still waits is told that it did not come. */
  close(): void {
    for (const waiting of this.#waiting) waiting.resolve(false);
  }

  #startClock(): void {
    if (this.#lookEvery_ms !== undefined)
      this.#clock ??= setInterval(() => this.announce(), this.#lookEvery_ms);
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }
}

interface Waiting {
  readonly isThere: () => boolean;
  readonly resolve: (there: boolean) => void;
  readonly reject: (error: unknown) => void;
}

function look({ isThere, resolve, reject }: Waiting): void {
  try {
    if (isThere()) resolve(true);
  } catch (error) {
    reject(error);
  }
}
