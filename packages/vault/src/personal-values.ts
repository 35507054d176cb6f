import { type DataKeys, MasterKeyMissingError } from './data-keys.ts';
import { openAlike, sealAlike } from './sealing.ts';

/** Personal values by JSON pointer. */
export type Personal = Readonly<Record<string, string>>;

/** What is shown in the place of a value whose key is gone. */
export const erased = 'erased';

/** The vault has no key: it is another vault, was not moved with the log, or the master key is lost. */
export const unreadable = 'unreadable: this vault has no key of the case';

const prefix = 'enc1:';

/** The personal values of a case's acts: encrypted on the log and in every copy of it, plain for who may see the case. */
export class PersonalValues {
  readonly #keys: DataKeys;

  constructor(keys: DataKeys) {
    this.#keys = keys;
  }

  /** The key by which a case's values are sealed; asked for in order, it is given in order. `undefined`: destroyed. */
  keyOf(caseId: string): Promise<Buffer | undefined> {
    return this.#keys.ofCase(caseId);
  }

  /** The same bytes for the same values. Under a key that is gone nothing can be kept any more: `erased`. */
  sealed(key: Buffer | undefined, caseId: string, values: Personal): Personal {
    return mapped(values, (value, field) =>
      key ? `${prefix}${sealAlike(key, value, { about: caseId, field })}` : erased,
    );
  }

  /** As it was said; `erased` where the key is gone. What is from before values were encrypted stands as it is. */
  async opened(caseId: string, values: Personal): Promise<Personal> {
    if (!Object.values(values).some(isSealed)) return values;
    const key = await this.#keyIfHere(caseId);
    const gone = key || (await this.#keys.isDestroyed(`case:${caseId}`)) ? erased : unreadable;
    return mapped(values, (value) => {
      if (!isSealed(value)) return value;
      return key ? openAlike(key, value.slice(prefix.length), caseId) : gone;
    });
  }

  /** A master key that is lost takes nothing from what else is read of a case. */
  async #keyIfHere(caseId: string): Promise<Buffer | undefined> {
    try {
      return await this.#keys.knownOfCase(caseId);
    } catch (error) {
      if (error instanceof MasterKeyMissingError) return undefined;
      throw error;
    }
  }
}

const isSealed = (value: string): boolean => value.startsWith(prefix);

const mapped = (values: Personal, change: (value: string, field: string) => string): Personal =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, change(value, field)]));
