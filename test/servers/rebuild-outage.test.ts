import { topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading, type ReadableLog } from '@seizure-ledger/event-log';
import { openMongoGenerations, openMongoReadModel } from '@seizure-ledger/read-model/mongodb';
import { logFolder } from '@seizure-ledger/service-standalone';
import { PartitionProjection } from '@seizure-ledger/service-standalone/verification';
import { rebuildReadModel } from 'seizure-ledger/rebuild';
import { expect, it } from 'vitest';
import {
  describeWithOwnServer,
  newServer,
} from '../../packages/read-model/src/mongodb/own-server.fixture.ts';
import { openLedger } from '../open-ledger.ts';
import { performWholeSession } from '../whole-session.ts';
import { digestsOf } from './cluster/taken-facts.ts';

describeWithOwnServer('a rebuild whose MongoDB', () => {
  it('is killed while it is filled says so, goes on where it stood, and is read in the end', async () => {
    const server = await newServer();
    const address = { database: 'test', uri: server.uri };
    const readModel = await openMongoReadModel({ ...address, whenNotMigrated: 'migrate' });
    const ledger = await openLedger();
    await performWholeSession(ledger.people, 'TH-1');
    const log = openEmbeddedLogForReading(logFolder(ledger.dataDir));
    await project(log, readModel);
    const before = await digestsOf(readModel);

    const generations = await openMongoGenerations(address);
    const reasons: string[] = [];
    let killed: Promise<void> | undefined;
    let back: Promise<void> | undefined;
    const rebuilt = await rebuildReadModel({
      generations,
      log,
      onProgress: () => {
        killed ??= server.kill();
      },
      onWait: (reason) => {
        reasons.push(reason);
        back ??= killed?.then(() => server.startAgain());
      },
    });
    await back;
    expect(reasons[0]).toMatch(/can’t be reached/);
    expect(rebuilt).toMatchObject({ differences: [], sameVersion: true });
    await generations.close();
    expect(await digestsOf(readModel)).toEqual(before);
    await Promise.all([readModel.close(), log.close(), ledger.close()]);
  });
});

async function project(log: ReadableLog, readModel: Parameters<typeof PartitionProjection.from>[0]) {
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const projection = await PartitionProjection.from(readModel, partition, log);
    for await (const records of log.read(topics.ledger, partition, 0)) await projection.take(records);
  }
}
