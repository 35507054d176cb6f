import { setTimeout as pause } from 'node:timers/promises';

const first_ms = 50;
const most_ms = 2_000;

/** Pauses between attempts that are made for ever, each longer than the last until one succeeds. */
export class Backoff {
  #next_ms = first_ms;

  /** No attempt has failed since the last that succeeded. */
  get isFresh(): boolean {
    return this.#next_ms === first_ms;
  }

  succeeded(): void {
    this.#next_ms = first_ms;
  }

  /** Resolves after the pause, or at once when the signal says so. */
  async pause(signal: AbortSignal): Promise<void> {
    const wait_ms = this.#next_ms;
    this.#next_ms = Math.min(2 * wait_ms, most_ms);
    await pause(wait_ms, undefined, { signal }).catch(() => undefined); // It rejects only when it is cut short.
  }
}
