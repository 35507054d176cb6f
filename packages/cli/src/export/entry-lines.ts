import { entryText, IndexRule, readFactRecord, topics } from '@seizure-ledger/contracts';
import { type Authority, ForgedFactError, type ReadableLog } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';

/**
 * Every record of the ledger's log that the index rule takes, partition by partition, as JSON text with its hash and
 * position, as far as the authority says that the ledger wrote it; the parts of an outcome whose end is not on the log yet are among them, and say so.
 * @throws {LogInDoubtError} something is missing in the ledger's log, or forged.
 */
export async function* entryLines(
  log: ReadableLog,
  authority: Pick<Authority, 'flawOf'> | undefined,
): AsyncGenerator<string> {
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const place = { partition, topic: topics.ledger };
    const rule = new IndexRule(partition, 0);
    for await (const records of log.read(topics.ledger, partition, 0)) {
      for (const record of records) {
        const flaw = authority?.flawOf(record, place);
        if (flaw !== undefined) throw new ForgedFactError(place, record.offset, flaw);
        const { index } = readFactRecord(record);
        if (!rule.takes(index)) continue;
        const text = Buffer.from(record.value).toString();
        yield entryText(text, leafHashOfBytes(record.value), `${partition}:${index}`);
      }
    }
  }
}
