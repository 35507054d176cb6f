import { replaceFile } from '@seizure-ledger/service-kit/files';
import { readdir } from 'node:fs/promises';
import { type Checkpoint, parseCheckpoint, parseNote } from '@seizure-ledger/evidence';
import type { EvidenceFolder, PartitionFolder } from './evidence-folder.ts';
import { fileIfThere, ifThere } from './file-if-there.ts';
import { BadHeadError, lastHead } from './signed-heads.ts';

/** The head that is shown to whoever asks, and its note. */
export async function shownHead({
  checkpoint,
}: Pick<PartitionFolder, 'checkpoint'>): Promise<{ checkpoint: Checkpoint; note: string } | undefined> {
  const note = Buffer.from((await fileIfThere(checkpoint)) ?? []).toString();
  const head = parseCheckpoint(parseNote(note)?.text ?? '');
  return head && { checkpoint: head, note };
}

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
 * and nobody who asks after the next start should get an older one. One that is larger than what was kept stays.
 */
export async function publishKept(folder: EvidenceFolder): Promise<void> {
  const names = (await ifThere(readdir(folder.path))) ?? [];
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const partition = folder.partition(Number(name));
    const last = await lastHead(partition.heads).catch(toldLater);
    const shown = await shownHead(partition);
    if (last && !(shown && shown.checkpoint.size > last.checkpoint.size)) await publish(partition, last.note);
  }
}

/** Who goes on with the partition says that its heads can't be read. */
function toldLater(error: unknown): undefined {
  if (!(error instanceof BadHeadError)) throw error;
  return undefined;
}
