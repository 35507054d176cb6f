import { type Check, type Config, ConfigError } from '@seizure-ledger/service-kit';
import { servedRoutes } from './services.ts';

/** How long an instance that refused a connection is passed over. */
const passedOver_ms = 1_000;

/** The instances of every service, asked in turn; one that refused a connection is passed over for a moment. */
export class Upstreams {
  readonly #urls: ReadonlyMap<string, readonly string[]>;
  readonly #turns = new Map<string, number>();
  readonly #refusedAt_ms = new Map<string, number>();

  /** @throws {ConfigError} naming every service that has no instance. */
  constructor(configured: NonNullable<Config['UPSTREAMS']>) {
    const byService = Map.groupBy(configured, ({ service }) => service);
    const missing = [...servedRoutes.keys()].filter((service) => !byService.has(service));
    if (missing.length > 0) throw new ConfigError(`UPSTREAMS names no instance of ${missing.join(', ')}`);
    this.#urls = new Map([...byService].map(([service, all]) => [service, all.map(({ url }) => url)]));
  }

  /** The instance whose turn it is. */
  next(service: string): string {
    const urls = this.#urls.get(service) ?? [];
    const turn = this.#turns.get(service) ?? 0;
    this.#turns.set(service, turn + 1);
    const inTurn = urls.map((_, n) => urls[(turn + n) % urls.length] ?? '');
    return inTurn.find((url) => !this.#isPassedOver(url)) ?? inTurn[0] ?? '';
  }

  refused(url: string): void {
    this.#refusedAt_ms.set(url, performance.now());
  }

  /** Each service is to have an instance that is ready. */
  get checks(): readonly Check[] {
    return [...this.#urls].map(([service, urls]) => ({
      ask: () => Promise.any(urls.map(assertReady)),
      name: service,
    }));
  }

  #isPassedOver(url: string): boolean {
    const refusedAt_ms = this.#refusedAt_ms.get(url);
    return refusedAt_ms !== undefined && performance.now() - refusedAt_ms < passedOver_ms;
  }
}

async function assertReady(url: string): Promise<void> {
  const { status } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
  if (status !== 200) throw new Error(`${url} is not ready`);
}
