import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyVault, VaultDiffersError } from './copy-vault.ts';
import type { VaultStore } from './vault-store.ts';

/** A place for vaults, each opened by its name. */
export interface VaultPlace {
  open(name: string): Promise<VaultStore>;
  remove(): Promise<void>;
}

/** What every adapter of the vault's store must pass. */
export function vaultStoreSuite(adapter: string, newPlace: () => Promise<VaultPlace>): void {
  describe(`a vault’s store on ${adapter}`, () => {
    let place: VaultPlace;
    let store: VaultStore;
    beforeEach(async () => {
      place = await newPlace();
      store = await place.open('one');
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    it('keeps what was put first, whoever puts another at the same time, also when it is opened again', async () => {
      const put = await Promise.all(['a', 'b', 'c'].map((text) => store.putOnce('keys', 'K', text)));
      expect(new Set(put).size).toBe(1);
      await store.close();
      store = await place.open('one');
      expect(await store.get('keys', 'K')).toBe(put[0]);
      expect(await store.get('cases', 'K')).toBeUndefined();
    });

    it('exchanges a text only while it stands as it was seen', async () => {
      await store.putOnce('keys', 'K', 'old');
      await store.replace('keys', 'K', 'destroyed');
      expect(await store.exchange('keys', 'K', 'old', 'new')).toBe(false);
      expect(await store.get('keys', 'K')).toBe('destroyed');
      expect(await store.exchange('keys', 'K', 'destroyed', 'new')).toBe(true);
      expect(await store.exchange('keys', 'nobody', 'old', 'new')).toBe(false);
      expect(await store.get('keys', 'K')).toBe('new');
    });

    it('lists what it has of a kind, and nothing that was removed', async () => {
      expect(await store.hasAny('identities')).toBe(false);
      for (const id of ['b', 'a', 'c']) await store.putOnce('identities', id, 'text');
      await store.remove('identities', 'c');
      await store.remove('identities', 'nobody');
      expect(await store.ids('identities')).toEqual(['a', 'b']);
      expect(await store.hasAny('identities')).toBe(true);
    });

    it('is copied whole, again after an interruption, and what was erased meanwhile is erased there', async () => {
      const other = await place.open('other');
      await store.putOnce('keys', 'person:P-1', 'k-1:wrapped');
      await store.putOnce('identities', 'P-1', 'sealed');
      await store.putOnce('cases', 'P-1', 'C-1');
      expect(await copyVault(store, other)).toBe(3);
      await store.replace('keys', 'person:P-1', 'destroyed');
      await store.remove('identities', 'P-1');
      await copyVault(store, other);
      expect(await other.get('keys', 'person:P-1')).toBe('destroyed');
      expect(await other.get('identities', 'P-1')).toBeUndefined();
      expect(await other.get('cases', 'P-1')).toBe('C-1');
      await other.close();
    });

    it('is never copied over another vault, nor over an erasure', async () => {
      const other = await place.open('other');
      await store.putOnce('keys', 'case:C-1', 'k-1:ours');
      await other.putOnce('keys', 'case:C-1', 'destroyed');
      await copyVault(store, other);
      expect(await other.get('keys', 'case:C-1')).toBe('destroyed');
      await store.putOnce('keys', 'case:C-2', 'k-1:ours');
      await other.putOnce('keys', 'case:C-2', 'k-1:theirs');
      await expect(copyVault(store, other)).rejects.toThrow(VaultDiffersError);
      expect(await other.get('keys', 'case:C-2')).toBe('k-1:theirs');
      await other.close();
    });
  });
}
