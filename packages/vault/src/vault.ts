import { DataKeys, type MasterKeys } from './data-keys.ts';
import { FollowedOffsets } from './followed-offsets.ts';
import { Identities } from './identities.ts';
import { PersonalValues } from './personal-values.ts';
import type { VaultStore } from './vault-store.ts';

/** A vault as services use it. */
export interface Vault {
  readonly identities: Identities;
  readonly keys: DataKeys;
  readonly personal: PersonalValues;
  readonly followed: FollowedOffsets;
  close(): Promise<void>;
}

export function vaultOn(store: VaultStore, masters: MasterKeys): Vault {
  const keys = new DataKeys(store, masters);
  return {
    close: () => store.close(),
    followed: new FollowedOffsets(store),
    identities: new Identities(store, keys),
    keys,
    personal: new PersonalValues(keys),
  };
}
