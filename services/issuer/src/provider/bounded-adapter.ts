import type { Adapter, AdapterPayload } from 'oidc-provider';

const most = 10_000;

interface Kept {
  readonly payload: AdapterPayload;
  readonly until_ms: number;
}

/**
 * What the issuer remembers of one kind (sessions, codes, grants), in memory and bounded: beyond the bound the oldest
 * is forgotten. A restart forgets all; people then sign in again.
 */
export class BoundedAdapter implements Adapter {
  readonly #kept = new Map<string, Kept>();

  async upsert(id: string, payload: AdapterPayload, expiresIn_s = Infinity): Promise<void> {
    this.#kept.delete(id);
    this.#kept.set(id, { payload, until_ms: Date.now() + expiresIn_s * 1_000 });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.#kept.get(id);
    if (found && found.until_ms > Date.now()) return found.payload;
    this.#kept.delete(id);
    return undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    for (const [id, { payload }] of this.#kept) if (payload.uid === uid) return this.find(id);
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const found = await this.find(id);
    if (found) found.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(id);
  }
}
