/** Thrown into a simulated process where it waits when it is killed: it unwinds, and does nothing more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A process of the simulation: it only goes on when the world gives it a turn, and can be killed at every one. */
export abstract class Process {
  readonly name: string;
  /** Not given a turn before this step, as after SIGSTOP. */
  pausedUntil = 0;
  #waiting: { readonly ready: () => boolean; go(): void; end(error: Killed): void } | undefined;
  #running = false;
  #killed = false;

  constructor(name: string) {
    this.name = name;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Whether it has done all that its last turn lets it do: what a process reads may take several turns of the loop. */
  get settled(): boolean {
    return !this.#running || this.#waiting !== undefined;
  }

  /** Whether a turn would let it do something. */
  ready(step: number): boolean {
    return this.pausedUntil <= step && this.#waiting?.ready() === true;
  }

  /** @param ended hears what it died of, if it did not just end. */
  start(ended: (error: Error) => void): void {
    this.#running = true;
    this.#killed = false;
    void this.live()
      .catch((error: unknown) => {
        if (!(error instanceof Killed)) ended(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => (this.#running = false));
  }

  go(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.go();
  }

  /** At once, wherever it is. What it had in memory is gone. */
  kill(): void {
    this.#killed = true;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.end(new Killed(this.name));
  }

  protected abstract live(): Promise<void>;

  /** Resolves when the world gives this process its next turn, which it does only once `ready` holds. */
  protected turn(ready: () => boolean = always): Promise<void> {
    if (this.#killed) return Promise.reject(new Killed(this.name));
    const { promise, reject, resolve } = Promise.withResolvers<void>();
    this.#waiting = { end: reject, go: resolve, ready };
    return promise;
  }
}

const always = (): boolean => true;
