import { openEmbeddedVaultStore, type Vault, vaultOn, type VaultStore } from '@seizure-ledger/vault';
import { openMongoVaultStore } from '@seizure-ledger/vault/mongodb';
import type { Config } from '../config.ts';
import { masterKeys } from '../identity/master-keys.ts';
import { keysFolder, vaultFolder } from './folders.ts';

/**
 * The vault beside the read model that the configuration names: a folder of its own, or a database of its own.
 * @throws {VaultUnavailableError} there is no server to begin with.
 * @throws {KeyFileError} the master key's file holds none.
 */
export async function openVault(config: Config): Promise<Vault> {
  const masters = await masterKeys(keysFolder(config));
  return vaultOn(await openStore(config), masters);
}

async function openStore(config: Config): Promise<VaultStore> {
  const { DATA_DIR, MONGODB_URI = '', READ_MODEL, VAULT_DATABASE, VAULT_MONGODB_URI = MONGODB_URI } = config;
  if (READ_MODEL === 'embedded') return openEmbeddedVaultStore(vaultFolder(DATA_DIR));
  return openMongoVaultStore({ database: VAULT_DATABASE, uri: VAULT_MONGODB_URI });
}
