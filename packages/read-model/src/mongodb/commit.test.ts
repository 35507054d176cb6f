import { mongo } from 'mongoose';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CheckpointMovedError } from '../errors.ts';
import type { Commit, ReadModel } from '../port.ts';
import { checkpointAt, commitAfter, put } from '../suite/projector.ts';
import { sampleCase, sampleEntry, sampleLot } from '../suite/samples.ts';
import { proxyTo } from './lost-answer.fixture.ts';
import { describeOnMongoDb, type MongoStorage, newMongoStorage } from './mongodb-storage.fixture.ts';
import { openMongoReadModel } from './open.ts';
import { describeWithOwnServer, newServer, type OwnServer } from './own-server.fixture.ts';

const entries = (from: number, count: number, value = '{}') =>
  [...Array(count).keys()].map((at) =>
    put.entry(sampleEntry(from + at, { caseId: 'C-1', sequence: from + at, value })),
  );

describeOnMongoDb('a commit to MongoDB', () => {
  let storage: MongoStorage;
  beforeEach(async () => {
    storage = await newMongoStorage();
  });

  async function open(): Promise<ReadModel> {
    const readModel = await storage.open();
    onTestFinished(async () => {
      await readModel.close();
      await storage.remove();
    });
    return readModel;
  }

  it('of which the server refuses a document leaves nothing of itself, and the next one is written', async () => {
    const readModel = await open();
    const good = [...entries(0, 20), put.case(sampleCase('C-1'))];
    const bad = put.lot({ ...sampleLot('C-1', 'A-1'), custodian: 7 as unknown as string });
    await expect(readModel.commit(commitAfter(null, [...good, bad]))).rejects.toMatchObject({ code: 121 });
    expect(await readModel.checkpoint(0)).toBeUndefined();
    expect(await readModel.get('cases', 'C-1')).toBeUndefined();
    expect((await readModel.digest('entries')).documents).toBe(0);
    await readModel.commit(commitAfter(null, good));
    expect((await readModel.digest('entries')).documents).toBe(20);
  });

  it('of two projections that race on one partition is one’s or the other’s, never of both', async () => {
    const projections = [await open(), await storage.open()];
    onTestFinished(() => projections[1]?.close());
    for (const round of Array(15).keys()) {
      const settled = await Promise.allSettled(
        projections.map((projection, who) =>
          projection.commit(
            commitAfter(round === 0 ? null : round - 1, [
              ...entries(round * 20, 20, String(who)),
              put.case(sampleCase('C-1', { title: String(who) })),
            ]),
          ),
        ),
      );
      const winner = settled.findIndex(({ status }) => status === 'fulfilled');
      expect(settled[1 - winner]).toEqual({
        status: 'rejected',
        reason: new CheckpointMovedError(0, round === 0 ? null : round - 1, round),
      });
      const [reader] = projections;
      expect((await reader?.get('cases', 'C-1'))?.title).toBe(String(winner));
      const written = await reader?.find('entries', {
        index: 'byCase',
        equals: ['C-1'],
        descending: true,
        limit: 20,
      });
      expect(written?.map(({ value }) => value)).toEqual(Array(20).fill(String(winner)));
    }
    expect((await projections[0]?.digest('entries'))?.documents).toBe(300);
  });
});

describeWithOwnServer('a commit on a bad day', () => {
  let server: OwnServer;
  beforeEach(async () => {
    server = await newServer();
  });

  async function open(uri = server.uri): Promise<ReadModel> {
    const readModel = await openMongoReadModel({ uri, database: 'test', whenNotMigrated: 'migrate' });
    onTestFinished(() => readModel.close());
    return readModel;
  }

  async function expectWritten(readModel: ReadModel, { checkpoint, writes }: Commit): Promise<void> {
    expect(await readModel.checkpoint(0)).toEqual(checkpoint);
    expect((await readModel.digest('entries')).documents).toBe(writes.length);
    await readModel.commit(commitAfter(checkpoint.index, entries(writes.length, 1)));
    expect(await readModel.checkpoint(0)).toEqual(checkpointAt(checkpoint.index + 1));
  }

  /** A transaction that nobody tries again would meet it. */
  async function expectNoFailureLeft(client: mongo.MongoClient): Promise<void> {
    await client.withSession(async (session) => {
      session.startTransaction();
      await client.db('other').collection('any').insertOne({}, { session });
      await session.commitTransaction();
    });
  }

  it.each([
    [
      'can’t be executed for the moment',
      ['insert'],
      { errorCode: 112, errorLabels: ['TransientTransactionError'] },
    ],
    [
      'is interrupted by an election',
      ['insert'],
      { errorCode: 11_602, errorLabels: ['TransientTransactionError'] },
    ],
    ['is cut off', ['insert'], { closeConnection: true }],
    ['is cut off before it is decided', ['commitTransaction'], { closeConnection: true }],
    [
      'is decided by a server that is about to go',
      ['commitTransaction'],
      { writeConcernError: { code: 91, errmsg: '' } },
    ],
  ])('that %s is tried again and written once', async (_, failCommands, how) => {
    const readModel = await open();
    const client = new mongo.MongoClient(server.uri);
    onTestFinished(() => client.close());
    await client
      .db('admin')
      .command({ configureFailPoint: 'failCommand', mode: { times: 2 }, data: { failCommands, ...how } });
    const commit = commitAfter(null, entries(0, 20));
    await readModel.commit(commit);
    await expectNoFailureLeft(client);
    await expectWritten(readModel, commit);
  });

  describe('whose answer is lost', () => {
    it('is found to be written', async () => {
      const proxy = await proxyTo(server.port);
      const readModel = await open(proxy.uri);
      const lost = proxy.loseAnswerTo('commitTransaction');
      const commit = commitAfter(null, entries(0, 20));
      await Promise.all([lost, readModel.commit(commit)]);
      await expectWritten(readModel, commit);
    });

    it('is found to be written even by a server that was killed meanwhile and knows nothing of it', async () => {
      const proxy = await proxyTo(server.port);
      const readModel = await open(proxy.uri);
      const commit = commitAfter(null, entries(0, 20));
      const lost = proxy.loseAnswerTo('commitTransaction');
      const committed = readModel.commit(commit);
      await lost;
      await server.kill();
      await server.startAgain();
      await committed;
      await expectWritten(readModel, commit);
    });
  });
});
