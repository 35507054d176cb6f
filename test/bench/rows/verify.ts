import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { factRecord, instructionRecord, partitionOf, topics } from '@seizure-ledger/contracts';
import { Book } from '@seizure-ledger/domain';
import { openEmbeddedLog, type NewRecord } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-standalone';
import { verifyAll } from 'seizure-ledger/verify';
import { rate, type Row } from '../row.ts';
import { instructions, sentAt } from '../sample.ts';

const partitions = 12;

/** Chain and balances of a whole log, without the tree; against hashing the same bytes. */
export async function verifyRow(size = 200_000): Promise<Row> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-verify-'));
  const log = await openEmbeddedLog({ folder: logFolder(dataDir), partitions });
  const books = Array.from({ length: partitions }, (_, partition) => ({
    book: new Book(partition),
    inputs: [] as NewRecord[],
    records: [] as NewRecord[],
  }));
  for (const one of instructions(size, 1_000)) {
    const own = books[partitionOf(one.caseId, partitions)];
    own?.inputs.push(instructionRecord(one));
    own?.records.push(factRecord(own.book.take(one, sentAt)));
  }
  for (const [partition, { inputs, records }] of books.entries()) {
    for (let from = 0; from < records.length; from += 1_000) {
      await log.append(topics.instructions, partition, inputs.slice(from, from + 1_000));
      await log.append(topics.ledger, partition, records.slice(from, from + 1_000));
    }
  }
  await log.close();
  const bytes = books.flatMap(({ records }) => records.map(({ value }) => value));
  return {
    ceiling: () =>
      rate(size, () => {
        for (const value of bytes) hash('sha256', value);
      }),
    end: () => rm(dataDir, { force: true, recursive: true }),
    name: 'verify',
    ours: () =>
      rate(size, async () => {
        const { facts, findings } = await verifyAll(dataDir, () => undefined);
        if (facts !== size || findings.length > 0)
          throw new Error(`the sample does not verify: ${JSON.stringify(findings[0])}`);
      }),
    settings: { facts: size },
    unit: 'facts/s',
  };
}
