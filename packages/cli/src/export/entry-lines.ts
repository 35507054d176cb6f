import { entryText, IndexRule, readFactRecord, topics } from '@seizure-ledger/contracts';
import type { ReadableLog } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';

/**
 * Every record of the ledger's log that the index rule takes, partition by partition, as JSON text with its hash and
 * position; the parts of an outcome whose end is not on the log yet are among them, and say so.
 * @throws {LogInDoubtError} something is missing in the ledger's log, or forged.
 */
export async function* entryLines(log: ReadableLog): AsyncGenerator<string> {
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const rule = new IndexRule(partition, 0);
    for await (const records of log.read(topics.ledger, partition, 0)) {
      for (const record of records) {
        const { index } = readFactRecord(record);
        if (!rule.takes(index)) continue;
        const text = Buffer.from(record.value).toString();
        yield entryText(text, leafHashOfBytes(record.value), `${partition}:${index}`);
      }
    }
  }
}
