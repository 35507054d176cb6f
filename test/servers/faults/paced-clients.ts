import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../person.ts';
import { seizureOf } from '../cluster/retrying-clients.ts';

const retry_ms = 100;
const patience_ms = 120_000;

/** So many acts a second, whatever becomes of those before; each is sent with the same key until it is acknowledged. */
export class PacedClients {
  readonly acknowledged = new Set<string>();
  /** Acts that could not be settled by sending them again, with what was answered last. */
  readonly unsettled: string[] = [];
  /** Answers other than 201, by status; `lost` where a connection was refused or lost. */
  readonly failures = new Map<number | 'lost', number>();
  readonly #officer: Person;
  readonly #caseIds: readonly string[];
  readonly #prefix: string;
  readonly #pace: NodeJS.Timeout;
  readonly #acts: Promise<void>[] = [];

  constructor(officer: Person, caseIds: readonly string[], perSecond: number, prefix: string) {
    this.#officer = officer;
    this.#caseIds = caseIds;
    this.#prefix = prefix;
    this.#pace = setInterval(() => this.#acts.push(this.#act(this.#acts.length)), 1_000 / perSecond);
  }

  get begun(): number {
    return this.#acts.length;
  }

  /** Resolves when every act that was begun is settled, or given up. */
  async end(): Promise<void> {
    clearInterval(this.#pace);
    await Promise.all(this.#acts);
  }

  async #act(n: number): Promise<void> {
    const key = `${this.#prefix}-${n}`;
    const path = `/cases/${this.#caseIds[n % this.#caseIds.length]}/seizures`;
    const deadline_ms = performance.now() + patience_ms;
    for (;;) {
      const answer = await this.#officer.post(path, key, seizureOf(key)).catch(() => undefined);
      if (answer?.status === 201) return void this.acknowledged.add(key);
      const how = answer?.status ?? 'lost';
      this.failures.set(how, (this.failures.get(how) ?? 0) + 1);
      const isRefused = answer !== undefined && answer.status >= 400 && answer.status < 500;
      if (isRefused || performance.now() > deadline_ms)
        return void this.unsettled.push(`${key}: ${how} ${answer?.text ?? ''}`);
      await pause(retry_ms);
    }
  }
}
