import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vaultStoreSuite } from '../vault-store.suite.ts';
import { openEmbeddedVaultStore } from './embedded-vault-store.ts';

vaultStoreSuite('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vault-'));
  return {
    open: async (name) => openEmbeddedVaultStore(join(folder, name)),
    remove: () => rm(folder, { force: true, recursive: true }),
  };
});
