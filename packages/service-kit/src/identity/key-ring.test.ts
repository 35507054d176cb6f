import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKey, assertSettled, KeysUnsettledError, newKey } from './key-ring.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  file = join(folder, 'vault-master.keys');
  await writeFile(file, `${newKey('k-1')}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

describe('old keys', () => {
  it('are kept while a service may not have seen the newest one', async () => {
    await addKey(file);
    await expect(assertSettled(file)).rejects.toThrow(KeysUnsettledError);
  });

  it('may go when the newest one has long been there', async () => {
    await addKey(file);
    await utimes(file, 0, 0);
    await expect(assertSettled(file)).resolves.toBeUndefined();
  });

  it('of which there are none keep nobody waiting', async () => {
    await expect(assertSettled(file)).resolves.toBeUndefined();
  });
});
