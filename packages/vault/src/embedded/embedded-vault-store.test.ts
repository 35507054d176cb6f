import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { vaultStoreSuite } from '../vault-store.suite.ts';
import { type VaultStore, VaultUnavailableError } from '../vault-store.ts';
import { openEmbeddedVaultStore } from './embedded-vault-store.ts';

vaultStoreSuite('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vault-'));
  return {
    open: async (name) => openEmbeddedVaultStore(join(folder, name)),
    remove: () => rm(folder, { force: true, recursive: true }),
  };
});

const asks: Readonly<Record<string, (store: VaultStore) => Promise<unknown>>> = {
  exchange: (store) => store.exchange('keys', 'C-1', 'before', 'after'),
  get: (store) => store.get('keys', 'C-1'),
  hasAny: (store) => store.hasAny('keys'),
  ids: (store) => store.ids('keys'),
  putOnce: (store) => store.putOnce('keys', 'C-1', 'text'),
  remove: (store) => store.remove('keys', 'C-1'),
  replace: (store) => store.replace('keys', 'C-1', 'text'),
};

it.each(Object.entries(asks))(
  'a vault whose file fails says that it can’t be reached: %s',
  async (_, ask) => {
    const { spoil, store } = await spoilable();
    spoil('DROP TABLE sealed');
    await expect(ask(store)).rejects.toThrow(VaultUnavailableError);
  },
);

async function spoilable() {
  const folder = await mkdtemp(join(tmpdir(), 'vault-'));
  const store = openEmbeddedVaultStore(folder);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const spoil = (sql: string) => {
    const database = new DatabaseSync(join(folder, 'vault.db'));
    database.exec(sql);
    database.close();
  };
  return { spoil, store };
}
