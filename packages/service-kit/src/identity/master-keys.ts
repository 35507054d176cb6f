import type { WriterKey } from '@seizure-ledger/contracts';
import type { MasterKey, MasterKeys } from '@seizure-ledger/vault';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { addKey, freshId, KeyRing, newKey } from './key-ring.ts';
import { secretFile } from './secret-file.ts';

/** The vault's master keys, one a line; the last one wraps new data keys. */
export const masterKeysFile = (keysDir: string): string => join(keysDir, 'vault-master.keys');

/**
 * Made where there are none; read again when something is wrapped by one that is not among them.
 * @param beforeMaking may throw where none must be made: what older ones wrapped could never be opened.
 * @throws {KeyFileError}
 */
export async function masterKeys(keysDir: string, beforeMaking: () => Promise<void>): Promise<MasterKeys> {
  const file = masterKeysFile(keysDir);
  await secretFile(file, async () => {
    await beforeMaking();
    return `${newKey(freshId())}\n`;
  });
  const ring = new KeyRing(file);
  return {
    find(id) {
      const found = ring.get(id);
      return found && asMaster(found);
    },
    newest: () => asMaster(ring.newest),
  };
}

const asMaster = ({ id, key }: WriterKey): MasterKey => ({ bytes: key.export(), id });

/** Makes another master key, which wraps from now on; also where the file is lost. @returns its id. @throws {KeyFileError} */
export async function newMasterKey(keysDir: string): Promise<string> {
  const file = masterKeysFile(keysDir);
  if (existsSync(file)) return addKey(file);
  const id = freshId();
  await secretFile(file, async () => `${newKey(id)}\n`);
  return id;
}
