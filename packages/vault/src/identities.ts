import { randomBytes } from 'node:crypto';
import type { DataKeys } from './data-keys.ts';
import { open, seal } from './sealing.ts';
import type { VaultStore } from './vault-store.ts';

/** Who stands behind a pseudonym: JSON, encrypted under a key that only this person has. */
export class Identities {
  readonly #store: VaultStore;
  readonly #keys: DataKeys;

  constructor(store: VaultStore, keys: DataKeys) {
    this.#store = store;
    this.#keys = keys;
  }

  /** Keeps a person of a case. @returns the pseudonym, which is random: nothing can be told from it. */
  async record(caseId: string, identity: object): Promise<string> {
    const person = `P-${randomBytes(12).toString('hex')}`;
    const key = await this.#keys.make(keyId(caseId, person));
    if (!key) throw new Error('a new pseudonym’s key is destroyed already');
    await this.#store.putOnce(
      'identities',
      recordId(caseId, person),
      seal(key, JSON.stringify(identity), person),
    );
    return person;
  }

  /** Whether there is such a person in the case, or was before it was erased. */
  async knows(caseId: string, person: string): Promise<boolean> {
    return (await this.#store.get('keys', keyId(caseId, person))) !== undefined;
  }

  async isErased(caseId: string, person: string): Promise<boolean> {
    return this.#keys.isDestroyed(keyId(caseId, person));
  }

  /** `undefined` where nobody is known, or was erased. */
  async read(caseId: string, person: string): Promise<unknown> {
    const key = await this.#keys.read(keyId(caseId, person));
    const sealed = key && (await this.#store.get('identities', recordId(caseId, person)));
    return key && sealed !== undefined ? JSON.parse(open(key, sealed, person).toString()) : undefined;
  }

  /** For ever: the key is destroyed, then what stood under it is removed. May be done again. */
  async erase(caseId: string, person: string): Promise<void> {
    await this.#keys.destroy(keyId(caseId, person));
    await this.#store.remove('identities', recordId(caseId, person));
  }
}

const keyId = (caseId: string, person: string): string => `person:${caseId}:${person}`;
const recordId = (caseId: string, person: string): string => `${caseId}:${person}`;
