import { formatVerifierKey, NoteSigner, parseVerifierKeys } from '@seizure-ledger/evidence';
import { KeyFileError, replaceFile, secretFile } from '@seizure-ledger/service-kit';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceFolder } from './evidence-folder.ts';
import { fileIfThere } from './file-if-there.ts';

/** The private key, in the folder of the keys. To rotate it, take the file away with the notary stopped: a new one is made. */
export const notaryKeyFile = (keysFolder: string): string => join(keysFolder, 'notary.key');

/**
 * Opens the key that signs heads, made at first start and readable by its owner only, and publishes its public part
 * beside those of all earlier keys. The ledger keeps its name from key to key.
 * @throws {KeyFileError} the key file is damaged.
 * @throws {TypeError} the list of public keys is damaged, or the key has another ledger's name.
 */
export async function openSigningKey(keysFolder: string, evidenceFolder: string): Promise<NoteSigner> {
  const { keys: published } = new EvidenceFolder(evidenceFolder);
  const text = Buffer.from((await fileIfThere(published)) ?? []).toString();
  const known = text === '' ? [] : await parseVerifierKeys(text);
  if (!known) throw new TypeError(`${published} holds a line that is no public key`);
  const name = known[0]?.name ?? `seizure-ledger/${randomBytes(8).toString('hex')}`;
  const secret = await secretFile(
    notaryKeyFile(keysFolder),
    async () => `${(await NoteSigner.generate(name, 'note')).secret}\n`,
  );
  const signer = await signerOf(secret, keysFolder);
  if (known[0] && signer.key.name !== known[0].name)
    throw new TypeError(
      `the notary’s key is of ${signer.key.name}, but what it signed before is of ${known[0].name}`,
    );
  if (known.some(({ id }) => id === signer.key.id)) return signer;
  await mkdir(evidenceFolder, { mode: 0o700, recursive: true });
  await replaceFile(published, `${[...known, signer.key].map(formatVerifierKey).join('\n')}\n`);
  return signer;
}

async function signerOf(secret: string, keysFolder: string): Promise<NoteSigner> {
  try {
    return await NoteSigner.from(secret);
  } catch (error) {
    if (error instanceof TypeError) throw new KeyFileError(notaryKeyFile(keysFolder), 'holds no key');
    throw error;
  }
}
