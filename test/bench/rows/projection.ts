import { randomUUID } from 'node:crypto';
import { type EnvelopedRecord, factRecord, partitionOf } from '@seizure-ledger/contracts';
import { Book } from '@seizure-ledger/domain';
import type { StoredRecord } from '@seizure-ledger/event-log';
import { type Commit, openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import {
  dropMongoReadModel,
  migrateMongoReadModel,
  openMongoReadModel,
} from '@seizure-ledger/read-model/mongodb';
import { PartitionProjection } from '@seizure-ledger/service-projection';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rate, type Row } from '../row.ts';
import { instructions, sentAt } from '../sample.ts';
import { DriverAlone } from '../servers/driver-alone.ts';
import { startBenchMongoDb } from '../servers/mongodb.ts';

const batch = 1_000;
const newLog = { identity: 'bench', read: async function* () {} };

/** The facts of one partition into an empty read model on MongoDB, 1,000 a transaction. */
export function projectionRow(size = 20_000): Promise<Row | undefined> {
  return intoMongoDb('projection', size, 1);
}

/** The facts of a whole log into a new read model on MongoDB, all its partitions at a time. */
export function rebuildRow(size = 200_000): Promise<Row | undefined> {
  return intoMongoDb('rebuild', size, 12);
}

/** Against the MongoDB driver alone, which writes the same documents in the same transactions. */
async function intoMongoDb(name: string, size: number, partitions: number): Promise<Row | undefined> {
  const mongoDb = await startBenchMongoDb(name);
  if (!mongoDb) return undefined;
  const { server, uri } = mongoDb;
  const cases = Math.ceil(size / 20);
  const batches = batchesOf(size, cases, partitions);
  const commits = await commitsOf(batches);
  const digests = new Set<string>();

  async function inNewDatabase(work: (database: string) => Promise<() => Promise<void>>) {
    const address = { database: `bench-${randomUUID()}`, uri };
    await migrateMongoReadModel(address);
    const write = await work(address.database);
    const measure = await rate(size, write);
    const readModel = await openMongoReadModel({ ...address, whenNotMigrated: 'refuse' });
    digests.add(JSON.stringify([await readModel.digest('lots'), (await readModel.digest('entries')).hash]));
    if (digests.size > 1) throw new Error('the driver alone has not written what the projection writes');
    await readModel.close();
    await dropMongoReadModel(address);
    return measure;
  }

  return {
    ceiling: () =>
      inNewDatabase(async (database) => {
        const driver = await DriverAlone.on(uri, database, commits);
        return () => driver.writeAll();
      }),
    end: () => mongoDb.end(),
    name,
    ours: () =>
      inNewDatabase(async (database) => {
        const readModel = await openMongoReadModel({ database, uri, whenNotMigrated: 'refuse' });
        return async () => {
          await projectAll(readModel, batches);
          await readModel.close();
        };
      }),
    repeats: size > 50_000 ? 1 : 3,
    settings: { batch, cases, facts: size, partitions, server },
    unit: 'facts/s',
  };
}

type Batches = readonly (readonly (readonly StoredRecord[])[])[];

async function projectAll(readModel: ReadModel, batches: Batches): Promise<void> {
  await Promise.all(
    batches.map(async (own, partition) => {
      const projection = await PartitionProjection.from(readModel, partition, newLog);
      for (const records of own) await projection.take(records);
    }),
  );
}

/** The facts of each partition, as its log delivers them. */
function batchesOf(size: number, cases: number, partitions: number): Batches {
  const books = Array.from({ length: partitions }, (_, partition) => new Book(partition));
  const records = books.map((): EnvelopedRecord[] => []);
  for (const one of instructions(size, cases)) {
    const partition = partitionOf(one.caseId, partitions);
    const fact = books[partition]?.take(one, sentAt);
    if (fact) records[partition]?.push(factRecord(fact));
  }
  return records.map((own) => {
    const stored = own.map((record, offset) => ({ ...record, offset, timestamp_ms: offset }));
    const count = Math.ceil(stored.length / batch);
    return Array.from({ length: count }, (_, n) => stored.slice(n * batch, (n + 1) * batch));
  });
}

/** What the projection writes of them, partition by partition. */
async function commitsOf(batches: Batches): Promise<readonly (readonly Commit[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-commits-'));
  const readModel = await openEmbeddedReadModel({ folder });
  const commits = batches.map((): Commit[] => []);
  const commit = readModel.commit.bind(readModel);
  readModel.commit = async (one) => {
    commits[one.partition]?.push(one);
    await commit(one);
  };
  await projectAll(readModel, batches);
  await readModel.close();
  await rm(folder, { force: true, recursive: true });
  return commits;
}
