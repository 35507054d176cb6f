import { randomBytes } from 'node:crypto';
import { open, seal, SealBrokenError } from './sealing.ts';
import type { VaultStore } from './vault-store.ts';

/** A key that wraps data keys. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The keys that wrap data keys: the newest wraps, the others only open what they wrapped. */
export interface MasterKeys {
  find(id: string): MasterKey | undefined;
  newest(): MasterKey;
}

/** The master key under which something is wrapped is not among those that are known, or another one is in its place. */
export class MasterKeyMissingError extends Error {
  override readonly name = 'MasterKeyMissingError';
  constructor(id: string) {
    super(
      `The vault’s master key ${id} is not here: put its file back from a copy of the keys; until then what it opens can be neither read nor written.`,
    );
  }
}

/** What stands in the place of a key that was destroyed. */
export const destroyed = 'destroyed';

const mostKept = 10_000;

/**
 * Data keys, one a case and one a person, made when first asked for and never leaving the process unwrapped. Keys of
 * cases are remembered, bounded; keys of persons are not.
 */
export class DataKeys {
  readonly #store: VaultStore;
  readonly #masters: MasterKeys;
  readonly #known = new Map<string, Promise<Buffer | undefined>>();

  constructor(store: VaultStore, masters: MasterKeys) {
    this.#store = store;
    this.#masters = masters;
  }

  /** The key of a case, made where there is none; `undefined` when it was destroyed. Those who ask are answered in order. */
  ofCase(caseId: string): Promise<Buffer | undefined> {
    return this.#remembered(`case:${caseId}`, () => this.#madeOnce(`case:${caseId}`));
  }

  /** The key of a case as far as there is one. */
  async knownOfCase(caseId: string): Promise<Buffer | undefined> {
    return this.#known.get(`case:${caseId}`) ?? this.#read(`case:${caseId}`);
  }

  make(id: string): Promise<Buffer | undefined> {
    return this.#madeOnce(id);
  }

  read(id: string): Promise<Buffer | undefined> {
    return this.#read(id);
  }

  /** Nothing under it can be read again, here or in any copy of what stands under it. */
  async destroy(id: string): Promise<void> {
    await this.#store.replace('keys', id, destroyed);
    this.#known.delete(id);
  }

  async isDestroyed(id: string): Promise<boolean> {
    return (await this.#store.get('keys', id)) === destroyed;
  }

  /**
   * Wraps every data key under the newest master key, while the vault is in use: one that is destroyed meanwhile stays so.
   * @returns how many were under another.
   * @throws {MasterKeyMissingError} one was under a key that is lost; those before it are wrapped anew.
   */
  async rewrap(): Promise<number> {
    let count = 0;
    for (const id of await this.#store.ids('keys')) {
      const wrapped = await this.#store.get('keys', id);
      if (wrapped === undefined || wrapped === destroyed) continue;
      if (wrapped.startsWith(`${this.#masters.newest().id}:`)) continue;
      const anew = this.#wrap(id, this.#unwrap(id, wrapped));
      if (await this.#store.exchange('keys', id, wrapped, anew)) count += 1;
    }
    return count;
  }

  #remembered(id: string, make: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> {
    const known = this.#known.get(id);
    if (known) return known;
    const made = make();
    this.#known.set(id, made);
    made.catch(() => this.#known.delete(id));
    if (this.#known.size > mostKept) this.#known.delete(this.#known.keys().next().value ?? '');
    return made;
  }

  async #madeOnce(id: string): Promise<Buffer | undefined> {
    const there = (await this.#store.get('keys', id)) ?? (await this.#put(id));
    return there === destroyed ? undefined : this.#unwrap(id, there);
  }

  #put(id: string): Promise<string> {
    return this.#store.putOnce('keys', id, this.#wrap(id, randomBytes(32)));
  }

  async #read(id: string): Promise<Buffer | undefined> {
    const wrapped = await this.#store.get('keys', id);
    return wrapped === undefined || wrapped === destroyed ? undefined : this.#unwrap(id, wrapped);
  }

  #wrap(id: string, key: Buffer): string {
    const master = this.#masters.newest();
    return `${master.id}:${seal(master.bytes, key, id)}`;
  }

  #unwrap(id: string, wrapped: string): Buffer {
    const [masterId = '', sealed = ''] = wrapped.split(':');
    const master = this.#masters.find(masterId);
    if (!master) throw new MasterKeyMissingError(masterId);
    try {
      return open(master.bytes, sealed, id);
    } catch (error) {
      // a key that was made anew after the loss has the name of the one that was lost
      throw error instanceof SealBrokenError ? new MasterKeyMissingError(masterId) : error;
    }
  }
}
