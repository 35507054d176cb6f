const pause_ms = 500;

/**
 * Attempts at things that may be away. Whoever asks while one is under way shares it; whoever asks shortly after one
 * has failed hears that failure at once, so that nobody waits for what is known to be away.
 */
export class Attempts<Key, Result> {
  readonly #attempt: (key: Key) => Promise<Result>;
  readonly #underWay = new Map<Key, Promise<Result>>();

  constructor(attempt: (key: Key) => Promise<Result>) {
    this.#attempt = attempt;
  }

  run(key: Key): Promise<Result> {
    const shared = this.#underWay.get(key);
    if (shared) return shared;
    const attempt = this.#attempt(key);
    this.#underWay.set(key, attempt);
    attempt.then(
      () => this.#underWay.delete(key),
      () => setTimeout(() => this.#underWay.delete(key), pause_ms).unref(),
    );
    return attempt;
  }
}
