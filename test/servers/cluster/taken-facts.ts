import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fact, IndexRule, readFactRecord, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import { collectionNames, openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import { PartitionProjection } from '@seizure-ledger/service-projection';

/** What every reader takes of the ledger's log, by the one rule. */
export async function takenFacts(log: Pick<EventLog, 'partitions' | 'read'>): Promise<readonly Fact[]> {
  const taken: Fact[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const rule = new IndexRule(partition, 0);
    for await (const records of log.read(topics.ledger, partition, 0))
      for (const fact of records.map(readFactRecord)) if (rule.takes(fact.index)) taken.push(fact);
  }
  return taken;
}

export type Digests = Readonly<Record<string, { readonly hash: string; readonly documents: number }>>;

export async function digestsOf(readModel: ReadModel): Promise<Digests> {
  const digests = collectionNames.map(async (name) => [name, await readModel.digest(name)] as const);
  return Object.fromEntries(await Promise.all(digests));
}

/** Of a read model that is made of the log as it stands, from its beginning. */
export async function digestsMadeAnew(
  log: Pick<EventLog, 'identity' | 'partitions' | 'read'>,
): Promise<Digests> {
  const folder = await mkdtemp(join(tmpdir(), 'anew-'));
  const readModel = await openEmbeddedReadModel({ folder });
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const projection = await PartitionProjection.from(readModel, partition, log);
    for await (const records of log.read(topics.ledger, partition, 0)) await projection.take(records);
  }
  const digests = await digestsOf(readModel);
  await readModel.close();
  await rm(folder, { recursive: true });
  return digests;
}
