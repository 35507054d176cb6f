/**
 * What a vault keeps: wrapped data keys, sealed identities, which case and request a pseudonym is of, and how far it has
 * followed the log. What was followed stands with what was done of it: an older copy of the vault does it again.
 */
export type Kind = 'cases' | 'followed' | 'identities' | 'keys' | 'requests';

/** Keeps texts by kind and id. Whoever reads it learns nothing without the master key. */
export interface VaultStore {
  /** Durable when it resolves. @returns what stands there: this, or what somebody put before. */
  putOnce(kind: Kind, id: string, text: string): Promise<string>;
  get(kind: Kind, id: string): Promise<string | undefined>;
  /** Overwrites what stands there, so that nothing of it is left in the store's files. */
  replace(kind: Kind, id: string, text: string): Promise<void>;
  /** Puts a text in the place of another one, if it still stands there. @returns whether it did. */
  exchange(kind: Kind, id: string, before: string, after: string): Promise<boolean>;
  /** Whether anything of a kind is kept. */
  hasAny(kind: Kind): Promise<boolean>;
  remove(kind: Kind, id: string): Promise<void>;
  /** Every id of a kind. */
  ids(kind: Kind): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The vault can't be reached; nothing was kept, or it is kept and will be found again. */
export class VaultUnavailableError extends Error {
  override readonly name = 'VaultUnavailableError';
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The vault can’t be reached: ${why}`, { cause });
  }
}
