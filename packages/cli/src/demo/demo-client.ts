import type { Principal } from '@seizure-ledger/contracts';

/** One act of the scenario. `approvedBy` follows where it needs a second person. */
export interface DemoAct {
  readonly who: Principal;
  readonly path: string;
  readonly key: string;
  readonly body: object;
  readonly approvedBy?: Principal;
}

/** Asks a running ledger for acts, as the people of the scenario. */
export class DemoClient {
  readonly #url: string;
  readonly #mint: (who: Principal) => Promise<string>;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(url: string, mint: (who: Principal) => Promise<string>) {
    this.#url = url;
    this.#mint = mint;
  }

  /** @throws {Error} when the ledger refuses it: the scenario is made so that it does not. */
  async perform({ approvedBy, body, key, path, who }: DemoAct): Promise<void> {
    const answer = await this.#post(who, path, key, body);
    if (answer['status'] !== 'proposed' || !approvedBy) return;
    const casePath = path.split('/').slice(0, 3).join('/');
    const approved = await this.#post(approvedBy, `${casePath}/approvals`, `${key}-ok`, {
      proposalHashes: [answer['proposalHash']],
    });
    const [result] = approved['results'] as readonly { readonly code?: string; readonly status: string }[];
    // a scenario that ran before is answered with what it did then
    if (result?.status !== 'posted' && result?.code !== 'PROPOSAL_CLOSED')
      throw new Error(`the demo’s approval of ${key} was not taken: ${JSON.stringify(approved)}`);
  }

  async #post(who: Principal, path: string, key: string, body: object): Promise<Record<string, unknown>> {
    const token = this.#tokens.get(who.subject) ?? this.#mint(who);
    this.#tokens.set(who.subject, token);
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${await token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      method: 'POST',
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`the demo’s act ${key} was refused: ${String(answer['detail'])}`);
    return answer;
  }
}
