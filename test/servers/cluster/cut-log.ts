import { readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes the last batch off a partition of a native broker that was killed: so it is found when a machine has lost power
 * before it had written all that it had taken.
 * @param folder of the broker's servers.
 * @param partition by its name on the broker: `topic-3`.
 */
export async function cutLog(folder: string, partition: string): Promise<void> {
  const data = join(folder, 'node-1', 'data');
  const segment = join(data, partition, `${'0'.repeat(20)}.log`);
  await truncate(segment, lastBatchIn(await readFile(segment)));
  // it looks at every record then, instead of believing what it has noted of where they end
  for (const noted of ['recovery-point-offset-checkpoint', 'replication-offset-checkpoint'])
    await rm(join(data, noted));
}

/** Where it begins: a batch is its base offset, its length without these two, and so many bytes. */
function lastBatchIn(segment: Buffer): number {
  let last = 0;
  for (let at = 0; at < segment.length; at += 12 + segment.readInt32BE(at + 8)) last = at;
  return last;
}
