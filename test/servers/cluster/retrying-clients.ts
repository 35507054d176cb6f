import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../person.ts';

/** What waits for a process to come up must leave it the processor. */
const retry_ms = 100;

/** Clients that seize something again and again, and send each act with the same key until it is acknowledged. */
export class RetryingClients {
  /** Keys of acts that were answered with 201. */
  readonly acknowledged = new Set<string>();
  readonly #officer: Person;
  readonly #cases: readonly string[];
  readonly #clients: readonly Promise<void>[];
  readonly #prefix: string;
  #sent = 0;
  #next = 0;
  #ended = false;

  /** @param prefix of the keys, which tells these clients' acts from others'. */
  constructor(officer: Person, cases: readonly string[], count: number, prefix = 'act') {
    this.#officer = officer;
    this.#cases = cases;
    this.#prefix = prefix;
    this.#clients = Array.from({ length: count }, () => this.#act());
  }

  /** How often acts were sent, again and again included. */
  get sent(): number {
    return this.#sent;
  }

  /** Resolves when so many more acts have been acknowledged. */
  async acknowledge(more: number): Promise<void> {
    const wanted = this.acknowledged.size + more;
    const reached = async () => {
      while (this.acknowledged.size < wanted && !this.#ended) await pause(20);
    };
    // a client that meets a refusal fails the test at once
    await Promise.race([reached(), Promise.all(this.#clients)]);
  }

  /** Resolves when each client has had its last act acknowledged. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#clients);
  }

  async #act(): Promise<void> {
    while (!this.#ended) {
      const key = `${this.#prefix}-${(this.#next += 1)}`;
      const caseId = this.#cases[this.#next % this.#cases.length] ?? '';
      while (!(await this.#isAcknowledged(caseId, key))) await pause(retry_ms);
      this.acknowledged.add(key);
    }
  }

  async #isAcknowledged(caseId: string, key: string): Promise<boolean> {
    this.#sent += 1;
    const path = `/cases/${caseId}/seizures`;
    // a connection that is refused or lost tells nothing: the same key will
    const answer = await this.#officer.post(path, key, seizureOf(key)).catch(() => undefined);
    if (!answer) return false;
    const { status, text } = answer;
    if (status >= 400 && status < 500) throw new Error(`${key} was refused: ${text}`);
    return status === 201;
  }
}

export const seizureOf = (assetId: string) => ({
  asset: { description: 'Cash', kind: 'cash' },
  assetId,
  custodian: 'AMLO',
  quantity: '100.25',
  unit: 'THB',
  urgency: { legalBasis: 'AMLA s. 48' },
});
