import { factHeaders, topics } from '@seizure-ledger/contracts';
import type { ReadableLog } from '@seizure-ledger/event-log';

/**
 * How many instructions of a stopped log have no whole outcome yet.
 * @throws {NotAFactError} the last record of a partition is none that a ledger wrote.
 */
export async function undecidedIn(log: ReadableLog): Promise<number> {
  let undecided = 0;
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const asked = await log.end(topics.instructions, partition);
    undecided += Math.max(0, asked - (await nextInput(log, partition)));
  }
  return undecided;
}

/** One process wrote this log, so the last record is of the last outcome, once or again. */
async function nextInput(log: ReadableLog, partition: number): Promise<number> {
  const end = await log.end(topics.ledger, partition);
  if (end === 0) return 0;
  for await (const [last] of log.read(topics.ledger, partition, end - 1)) {
    if (!last) break;
    const { input, part, parts } = factHeaders(last.headers);
    return part === parts ? input + 1 : input;
  }
  throw new Error(`Partition ${partition} of ${topics.ledger} has no record ${end - 1}.`);
}
