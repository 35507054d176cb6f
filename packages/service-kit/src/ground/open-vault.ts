import { openEmbeddedVaultStore, type Vault, vaultOn, type VaultStore } from '@seizure-ledger/vault';
import type { Config } from '../config.ts';
import { masterKeys, masterKeysFile } from '../identity/master-keys.ts';
import { KeyFileError } from '../identity/secret-file.ts';
import { keysFolder, vaultFolder } from './folders.ts';

/**
 * The vault beside the read model that the configuration names: a folder of its own, or a database of its own.
 * @throws {VaultUnavailableError} there is no server to begin with.
 * @throws {KeyFileError} the master key's file holds none, or is missing and the vault has keys that only it opens.
 */
export async function openVault(config: Config): Promise<Vault> {
  const store = await openVaultStore(config);
  try {
    const keys = keysFolder(config);
    return vaultOn(store, await masterKeys(keys, () => assertNothingWrapped(store, masterKeysFile(keys))));
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws {KeyFileError} */
async function assertNothingWrapped(store: VaultStore, file: string): Promise<void> {
  if (await store.hasAny('keys'))
    throw new KeyFileError(
      file,
      'is missing, and the vault has keys that only it opens',
      '`seizure-ledger keys rotate vault` makes a new one; what stands under the old one can never be read again.',
    );
}

/** What the vault keeps, unopened. @throws {VaultUnavailableError} */
export async function openVaultStore(config: Config): Promise<VaultStore> {
  const { DATA_DIR, MONGODB_URI = '', READ_MODEL, VAULT_DATABASE, VAULT_MONGODB_URI = MONGODB_URI } = config;
  if (READ_MODEL === 'embedded') return openEmbeddedVaultStore(vaultFolder(DATA_DIR));
  const { openMongoVaultStore } = await import('@seizure-ledger/vault/mongodb');
  return openMongoVaultStore({ database: VAULT_DATABASE, uri: VAULT_MONGODB_URI });
}
