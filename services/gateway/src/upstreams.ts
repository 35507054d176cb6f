import { type Check, type Config, ConfigError } from '@seizure-ledger/service-kit';
import { setTimeout as pause } from 'node:timers/promises';
import { servedRoutes } from './services.ts';

const askAgain_ms = 500;

/** The instances of every service, asked in turn. One that refused a connection is left out until it serves again. */
export class Upstreams {
  readonly #urls: ReadonlyMap<string, readonly string[]>;
  readonly #turns = new Map<string, number>();
  readonly #leftOut = new Set<string>();

  /** @throws {ConfigError} naming every service that has no instance. */
  constructor(configured: NonNullable<Config['UPSTREAMS']>) {
    const byService = Map.groupBy(configured, ({ service }) => service);
    const missing = [...servedRoutes.keys()].filter((service) => !byService.has(service));
    if (missing.length > 0) throw new ConfigError(`UPSTREAMS names no instance of ${missing.join(', ')}`);
    this.#urls = new Map([...byService].map(([service, all]) => [service, all.map(({ url }) => url)]));
  }

  /** The instance whose turn it is; where all are left out, one of them. */
  next(service: string): string {
    const urls = this.#urls.get(service) ?? [];
    const turn = this.#turns.get(service) ?? 0;
    this.#turns.set(service, turn + 1);
    const inTurn = urls.map((_, n) => urls[(turn + n) % urls.length] ?? '');
    return inTurn.find((url) => !this.#leftOut.has(url)) ?? inTurn[0] ?? '';
  }

  /** The instance that keeps what only one can answer for. Another one knows nothing of it, also while this one is away. */
  first(service: string): string {
    return this.#urls.get(service)?.[0] ?? '';
  }

  /** Leaves the instance out, and asks it now and then, so that no request has to find out. */
  refused(url: string): void {
    if (this.#leftOut.has(url)) return;
    this.#leftOut.add(url);
    void this.#takeBack(url);
  }

  /** Each service is to have an instance that is ready. */
  get checks(): readonly Check[] {
    return [...this.#urls].map(([service, urls]) => ({
      ask: () => Promise.any(urls.map((url) => assertAnswers(`${url}/health/ready`))),
      name: service,
    }));
  }

  async #takeBack(url: string): Promise<void> {
    while (this.#leftOut.has(url)) {
      await pause(askAgain_ms, undefined, { ref: false });
      await assertAnswers(`${url}/health/live`).then(
        () => this.#leftOut.delete(url),
        () => undefined, // it does not serve yet
      );
    }
  }
}

async function assertAnswers(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
}
