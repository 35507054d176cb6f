import type { Place } from '@seizure-ledger/contracts';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Those who wait for places to be reached. One question to the database serves all of them, asked again after a pause
 * while there are any, so its load does not grow with their number; who commits in this process wakes them at once.
 * No change stream: it would have to be kept open, resumed and, its history lost, done without, for what is a small
 * look at a handful of documents.
 */
export class Arrivals {
  readonly #waiting = new Set<Waiting>();
  readonly #reached: (places: readonly Place[]) => Promise<readonly Place[]>;
  #looking = false;
  #wake = new AbortController();

  /** @param reached tells which of some places have been reached. */
  constructor(reached: (places: readonly Place[]) => Promise<readonly Place[]>) {
    this.#reached = reached;
  }

  /** @returns whether all were reached within `timeout_ms`. Rejects when the database can't be asked. */
  async wait(places: readonly Place[], timeout_ms: number): Promise<boolean> {
    if (timeout_ms <= 0) return (await this.#reached(places)).length === places.length;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const waiting: Waiting = { places, resolve, reject };
    const timer = setTimeout(() => resolve(false), timeout_ms);
    this.#waiting.add(waiting);
    this.announce();
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    });
  }

  /** Something may have arrived: whoever waits looks at once. */
  announce(): void {
    this.#wake.abort();
    if (!this.#looking && this.#waiting.size > 0) void this.#look();
  }

  /** Whoever still waits is told that it did not come. */
  close(): void {
    for (const waiting of this.#waiting) waiting.resolve(false);
    this.#waiting.clear();
    this.#wake.abort();
  }

  async #look(): Promise<void> {
    this.#looking = true;
    let pause_ms = firstPause_ms;
    while (this.#waiting.size > 0) {
      this.#wake = new AbortController();
      const { signal } = this.#wake;
      await this.#lookOnce();
      await pause(pause_ms, undefined, { signal }).catch(() => undefined);
      pause_ms = signal.aborted ? firstPause_ms : Math.min(2 * pause_ms, longestPause_ms);
    }
    this.#looking = false;
  }

  async #lookOnce(): Promise<void> {
    const waiting = [...this.#waiting];
    try {
      const reached = new Set(await this.#reached(waiting.flatMap(({ places }) => places)));
      for (const { places, resolve } of waiting)
        if (places.every((place) => reached.has(place))) resolve(true);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}

const firstPause_ms = 5;
const longestPause_ms = 50;

interface Waiting {
  readonly places: readonly Place[];
  readonly resolve: (there: boolean) => void;
  readonly reject: (error: unknown) => void;
}
