import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MasterKey, MasterKeys } from './data-keys.ts';
import { openEmbeddedVaultStore } from './embedded/embedded-vault-store.ts';
import { SealBrokenError } from './sealing.ts';
import { type Vault, vaultOn } from './vault.ts';

const master = (byte: number) => ({ bytes: Buffer.alloc(32, byte), id: `k-${byte}` });
const ring = (...masters: readonly MasterKey[]): MasterKeys => ({
  find: (id) => masters.find((one) => one.id === id),
  newest: () => masters.at(-1) ?? master(0),
});
const said = { '/asset/location': 'Safe 7', '/note': 'MARK seen at the bank' };

let folder: string;
let vault: Vault;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  vault = vaultOn(openEmbeddedVaultStore(folder), ring(master(1)));
});
afterEach(async () => {
  await vault.close();
  await rm(folder, { force: true, recursive: true });
});

async function sealedIn(caseId: string) {
  return vault.personal.sealed(await vault.personal.keyOf(caseId), caseId, said);
}

describe('personal values of a case', () => {
  it('are the same bytes again when they are sent again, and other bytes in another field or case', async () => {
    const sealed = await sealedIn('C-1');
    expect(await sealedIn('C-1')).toEqual(sealed);
    expect(JSON.stringify(sealed)).not.toContain('MARK');
    const key = await vault.personal.keyOf('C-1');
    const elsewhere = vault.personal.sealed(key, 'C-1', { '/reason': said['/note'] });
    expect(elsewhere['/reason']).not.toBe(sealed['/note']);
    expect((await sealedIn('C-2'))['/note']).not.toBe(sealed['/note']);
  });

  it('are read as they were said, also by a process that starts later', async () => {
    const sealed = await sealedIn('C-1');
    await vault.close();
    vault = vaultOn(openEmbeddedVaultStore(folder), ring(master(1)));
    expect(await vault.personal.opened('C-1', sealed)).toEqual(said);
  });

  it('from before they were encrypted are read as they stand', async () => {
    expect(await vault.personal.opened('C-1', said)).toEqual(said);
  });

  it('are erased with their key, and nothing more can be kept under it', async () => {
    const sealed = await sealedIn('C-1');
    await vault.keys.destroy('case:C-1');
    expect(await vault.personal.opened('C-1', sealed)).toEqual({
      '/asset/location': 'erased',
      '/note': 'erased',
    });
    expect((await sealedIn('C-1'))['/note']).toBe('erased');
  });

  it('of another case are not opened in its place', async () => {
    const sealed = await sealedIn('C-1');
    await vault.personal.keyOf('C-2');
    await expect(vault.personal.opened('C-2', sealed)).rejects.toThrow(SealBrokenError);
  });

  it('whose key is in another vault are not called erased', async () => {
    const shown = await vault.personal.opened('C-9', await sealedIn('C-1'));
    expect(shown['/note']).toMatch(/^unreadable/);
  });

  it('stay readable under a new master key, and without it nothing does', async () => {
    const sealed = await sealedIn('C-1');
    await vault.close();
    vault = vaultOn(openEmbeddedVaultStore(folder), ring(master(1), master(2)));
    expect(await vault.keys.rewrap()).toBe(1);
    expect(await vault.keys.rewrap()).toBe(0);
    await vault.close();
    vault = vaultOn(openEmbeddedVaultStore(folder), ring(master(2)));
    expect(await vault.personal.opened('C-1', sealed)).toEqual(said);
    await vault.close();
    vault = vaultOn(openEmbeddedVaultStore(folder), ring(master(3)));
    expect((await vault.personal.opened('C-1', sealed))['/note']).toMatch(/^unreadable/);
    await expect(vault.personal.keyOf('C-1')).rejects.toThrow('master key k-2 is not here');
    await vault.close();
    const madeAnew = { ...master(4), id: 'k-2' };
    vault = vaultOn(openEmbeddedVaultStore(folder), ring(madeAnew));
    await expect(vault.personal.keyOf('C-1')).rejects.toThrow('master key k-2 is not here');
  });
});

it('a key that is destroyed while keys are wrapped anew stays destroyed', async () => {
  const store = openEmbeddedVaultStore(folder);
  const destroyedMeanwhile = {
    ...ring(master(1), master(2)),
    find: (id: string) => {
      void vault.keys.destroy('case:C-1');
      return ring(master(1), master(2)).find(id);
    },
  };
  await vault.personal.keyOf('C-1');
  expect(await vaultOn(store, destroyedMeanwhile).keys.rewrap()).toBe(0);
  expect(await vault.keys.isDestroyed('case:C-1')).toBe(true);
  await store.close();
});

describe('a person of a case', () => {
  const identity = { contact: 'mark@example.org', name: 'MARK OF IDENTITY' };

  it('has a pseudonym that says nothing, and another one each time', async () => {
    const people = vault.identities;
    const one = (await people.record('C-1', identity, 'k-1'))?.person ?? '';
    expect(one).toMatch(/^P-[0-9a-f]{24}$/);
    expect((await people.record('C-1', identity, 'k-2'))?.person).not.toBe(one);
    expect(await people.record('C-1', identity, 'k-1')).toEqual({ isErased: false, person: one });
    expect(await people.record('C-1', { name: 'Another' }, 'k-1')).toBeUndefined();
    expect(await people.read(one)).toEqual(identity);
    expect(await people.caseOf(one)).toBe('C-1');
  });

  it('is erased for ever: not a byte of key or text is left in the file', async () => {
    const { person = '' } = (await vault.identities.record('C-1', identity, 'k-1')) ?? {};
    const file = join(folder, 'vault.db');
    expect((await readFile(file)).toString('latin1')).not.toContain('MARK');
    const wrapped = /k-1:[\w-]{40,}/.exec((await readFile(file)).toString('latin1'))?.[0] ?? 'none';
    await vault.identities.erase(person);
    await vault.identities.erase(person);
    expect(await vault.identities.read(person)).toBeUndefined();
    expect(await vault.identities.isErased(person)).toBe(true);
    expect(await vault.identities.record('C-1', identity, 'k-1')).toEqual({ isErased: true, person });
    expect((await readFile(file)).toString('latin1')).not.toContain(wrapped);
  });
});
