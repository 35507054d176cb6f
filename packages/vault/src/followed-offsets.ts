import type { VaultStore } from './vault-store.ts';

/** How far the vault has followed each partition of the ledger's log. */
export class FollowedOffsets {
  readonly #store: VaultStore;

  constructor(store: VaultStore) {
    this.#store = store;
  }

  /** The offset behind the last record that all was done of. */
  async upTo(partition: number): Promise<number | undefined> {
    const text = await this.#store.get('followed', String(partition));
    return text === undefined ? undefined : Number(text);
  }

  async keep(partition: number, offset: number): Promise<void> {
    await this.#store.replace('followed', String(partition), String(offset));
  }
}
