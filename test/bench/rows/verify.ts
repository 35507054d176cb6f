import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { factRecord, instructionRecord, partitionOf, topics } from '@seizure-ledger/contracts';
import { Book, type Instruction } from '@seizure-ledger/domain';
import { type EventLog, openEmbeddedLog } from '@seizure-ledger/event-log';
import { EvidenceFolder, openSigningKey, PartitionNotary } from '@seizure-ledger/service-notary';
import { evidenceFolder, logFolder } from '@seizure-ledger/service-standalone';
import { threadsFor, verifyAll } from 'seizure-ledger/verify';
import { rate, type Row } from '../row.ts';
import { instructions } from '../sample.ts';

const partitions = 12;
/** So many records' bytes are kept for the ceiling; of a larger log they are hashed over and over. */
const mostKept = 200_000;
/** What takes longer than a minute is measured once, cold. */
const mostRepeated = 500_000;

/** Chain, tree and balances of a whole log; against hashing the same bytes. */
export async function verifyRow(size = 200_000): Promise<Row> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-verify-'));
  const log = await openEmbeddedLog({ folder: logFolder(dataDir), partitions });
  const kept = await fill(log, size);
  await sign(log, dataDir);
  await log.close();
  return {
    ceiling: () =>
      rate(size, () => {
        for (let n = 0; n < size; n += 1) hash('sha256', kept[n % kept.length] ?? '');
      }),
    end: () => rm(dataDir, { force: true, recursive: true }),
    name: 'verify',
    ours: () =>
      rate(size, async () => {
        const { facts, findings, heads } = await verifyAll(dataDir, () => undefined, { threads: threadsFor });
        if (facts !== size || heads === 0 || findings.length > 0)
          throw new Error(`the sample does not verify: ${JSON.stringify(findings[0])}`);
      }),
    settings: { facts: size },
    unit: 'facts/s',
    ...(size > mostRepeated && { repeats: 1 }),
  };
}

/** Has a sample on both topics, decided at the times at which it was stored. @returns the bytes of some of its facts. */
async function fill(log: EventLog, size: number): Promise<readonly Uint8Array[]> {
  const kept: Uint8Array[] = [];
  const books = Array.from({ length: partitions }, (_, partition) => new Book(partition));
  const asked = Array.from({ length: partitions }, (): Instruction[] => []);
  const decide = async (partition: number) => {
    // what was sent long before it is stored is refused, and a refusal posts nothing
    const sentAt = new Date().toISOString();
    const batch = (asked[partition]?.splice(0) ?? []).map((one) => ({ ...one, sentAt }));
    const book = books[partition];
    if (!book || batch.length === 0) return;
    const { timestamp_ms } = await log.append(
      topics.instructions,
      partition,
      batch.map((one) => instructionRecord(one)),
    );
    const at = new Date(timestamp_ms).toISOString();
    const records = batch.map((one) => factRecord(book.take(one, at)));
    await log.append(topics.ledger, partition, records);
    if (kept.length < mostKept) kept.push(...records.map(({ value }) => value));
  };
  for (const one of instructions(size, 1_000)) {
    const partition = partitionOf(one.caseId, partitions);
    if (asked[partition]?.push(one) === 1_000) await decide(partition);
  }
  for (let partition = 0; partition < partitions; partition += 1) await decide(partition);
  return kept;
}

/** As a notary would have signed it, a head every batch. */
async function sign(log: EventLog, dataDir: string): Promise<void> {
  const evidence = evidenceFolder(dataDir);
  const signer = await openSigningKey(join(dataDir, 'keys'), evidence);
  for (let partition = 0; partition < partitions; partition += 1) {
    const folder = new EvidenceFolder(evidence).partition(partition);
    const notary = await PartitionNotary.from({ folder, log, partition, signer });
    for await (const records of log.read(topics.ledger, partition, 0)) {
      await notary.take(records);
      await notary.sign();
    }
  }
}
