import { replaceFile } from '@seizure-ledger/service-kit/files';
import { readdir } from 'node:fs/promises';
import type { EvidenceFolder, PartitionFolder } from './evidence-folder.ts';
import { fileIfThere, ifThere } from './file-if-there.ts';
import { BadHeadError, lastHead } from './signed-heads.ts';

/** Shows a signed head to whoever asks. One that is shown already is not written again: each takes flushes to disk. */
export async function publish(
  { checkpoint }: Pick<PartitionFolder, 'checkpoint'>,
  note: string,
): Promise<void> {
  const shown = await fileIfThere(checkpoint);
  if (shown === undefined || Buffer.from(shown).toString() !== note) await replaceFile(checkpoint, note);
}

/**
 * Publishes of each partition the head that was signed last: a notary that was killed had kept it and not shown it yet,
 * and nobody who asks after the next start should get an older one.
 */
export async function publishKept(folder: EvidenceFolder): Promise<void> {
  const names = (await ifThere(readdir(folder.path))) ?? [];
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const partition = folder.partition(Number(name));
    const last = await lastHead(partition.heads).catch(toldLater);
    if (last) await publish(partition, last.note);
  }
}

/** Who goes on with the partition says that its heads can't be read. */
function toldLater(error: unknown): undefined {
  if (!(error instanceof BadHeadError)) throw error;
  return undefined;
}
