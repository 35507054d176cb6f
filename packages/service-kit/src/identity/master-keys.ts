import type { MasterKey } from '@seizure-ledger/vault';
import { join } from 'node:path';
import { secretFile } from './secret-file.ts';
import { newWriterKey, writerKeys } from './writer-keys.ts';

/** The vault's master keys, one a line; the last one wraps new data keys. */
export const masterKeysFile = (keysDir: string): string => join(keysDir, 'vault-master.keys');

/** Made where there are none. @throws {KeyFileError} */
export async function masterKeys(keysDir: string): Promise<readonly MasterKey[]> {
  const file = masterKeysFile(keysDir);
  const text = await secretFile(file, async () => `${newWriterKey([])}\n`);
  return writerKeys(file, text).map(({ id, key }) => ({ bytes: key.export(), id }));
}
