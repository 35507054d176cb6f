import { createHash, randomBytes } from 'node:crypto';
import type { DataKeys } from './data-keys.ts';
import { open, seal } from './sealing.ts';
import type { VaultStore } from './vault-store.ts';

export interface Recorded {
  readonly person: string;
  /** Of who was erased nothing is kept, nor ever again. */
  readonly isErased: boolean;
}

/** Who stands behind a pseudonym: JSON, encrypted under a key that only this person has. */
export class Identities {
  readonly #store: VaultStore;
  readonly #keys: DataKeys;

  constructor(store: VaultStore, keys: DataKeys) {
    this.#store = store;
    this.#keys = keys;
  }

  /**
   * Keeps a person of a case under a random pseudonym, of which nothing can be told. Asked again in the same words, it
   * is the same one.
   * @param asking names the request, whatever it says: who asks, and under which key.
   * @returns `undefined` where the same request had said another identity.
   */
  async record(caseId: string, identity: object, asking: string): Promise<Recorded | undefined> {
    const request = createHash('sha256')
      .update(JSON.stringify([caseId, asking]))
      .digest('hex');
    const person = await this.#store.putOnce('requests', request, `P-${randomBytes(12).toString('hex')}`);
    await this.#store.putOnce('cases', person, caseId);
    const key = await this.#keys.make(keyId(person));
    if (!key) return { isErased: true, person };
    const text = JSON.stringify(identity);
    const kept = await this.#store.putOnce('identities', person, seal(key, text, person));
    return open(key, kept, person).toString() === text ? { isErased: false, person } : undefined;
  }

  /** Whose case it is; of who was erased too. */
  caseOf(person: string): Promise<string | undefined> {
    return this.#store.get('cases', person);
  }

  isErased(person: string): Promise<boolean> {
    return this.#keys.isDestroyed(keyId(person));
  }

  /** `undefined` where nobody is known, or was erased. */
  async read(person: string): Promise<unknown> {
    const key = await this.#keys.read(keyId(person));
    const sealed = key && (await this.#store.get('identities', person));
    return key && sealed !== undefined ? JSON.parse(open(key, sealed, person).toString()) : undefined;
  }

  /** For ever: the key is destroyed, then what stood under it is removed. May be done again. */
  async erase(person: string): Promise<void> {
    await this.#keys.destroy(keyId(person));
    await this.#store.remove('identities', person);
  }
}

const keyId = (person: string): string => `person:${person}`;
