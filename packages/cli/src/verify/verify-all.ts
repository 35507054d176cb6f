import { answersInput, type Fact, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { logFolder, readModelFolder } from '@seizure-ledger/service-standalone';
import { openEmbeddedReadModel, ReadModelMissingError } from '@seizure-ledger/read-model';
import { compareReadModel } from './compare-read-model.ts';
import { type Finding, PartitionCheck } from './partition-check.ts';

export type { Finding };

export interface Verified {
  readonly cases: number;
  readonly facts: number;
  readonly findings: readonly Finding[];
}

type ReadingLog = ReturnType<typeof openEmbeddedLogForReading>;

/**
 * Recomputes everything from the log: dense index, one whole outcome for each input in order, each case's sequence
 * and hash chain, legs that sum to zero, balances; and compares it with the read model as far as that has come. A partition is read up to its
 * first finding.
 */
export async function verifyAll(
  dataDir: string,
  onProgress: (done: number, total: number) => void,
): Promise<Verified> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const readModel = await openReadModel(dataDir);
  try {
    const ends = await Promise.all(
      [...Array(log.partitions).keys()].map((partition) => log.end(topics.ledger, partition)),
    );
    const total = ends.reduce((all, end) => all + end, 0);
    const findings: Finding[] = [];
    let facts = 0;
    let cases = 0;
    for (let partition = 0; partition < log.partitions; partition += 1) {
      const checkpoint = await readModel?.checkpoint(partition);
      const taken = new PartitionCheck(partition, checkpoint?.index ?? -1);
      const finding = await readPartition(log, partition, taken, () =>
        onProgress(Math.min(total, (facts += 1)), total),
      );
      if (finding) findings.push(finding);
      cases += taken.cases.size;
      if (!finding && readModel && checkpoint)
        findings.push(...(await compareReadModel(readModel, partition, checkpoint, taken)));
    }
    return { cases, facts, findings };
  } finally {
    await readModel?.close();
    await log.close();
  }
}

async function openReadModel(dataDir: string) {
  try {
    return await openEmbeddedReadModel({ folder: readModelFolder(dataDir), readOnly: true });
  } catch (error) {
    if (error instanceof ReadModelMissingError) return undefined;
    throw error;
  }
}

/** @returns the first thing that is wrong with the partition's log. */
async function readPartition(
  log: ReadingLog,
  partition: number,
  check: PartitionCheck,
  step: () => void,
): Promise<Finding | undefined> {
  for await (const records of log.read(topics.ledger, partition, 0)) {
    for (const record of records) {
      const finding = check.take(record);
      if (finding) return finding;
      step();
    }
  }
  return check.last && lostInput(log, partition, check.last);
}

/** The last outcome must answer the instruction at its input: a log that lost its end may have grown again since. */
async function lostInput(log: ReadingLog, partition: number, last: Fact): Promise<Finding | undefined> {
  for await (const [record] of log.read(topics.instructions, partition, last.input)) {
    if (record && answersInput(last, record.value)) return undefined;
    return { message: `it answers another instruction than input ${last.input}`, position: last.id };
  }
  return { message: `the instructions end before input ${last.input}`, position: last.id };
}
