import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { ReadModelUnavailableError, RebuildOvertakenError } from '../errors.ts';
import { inOneGeneration } from '../one-generation.ts';
import type { ReadModel } from '../port.ts';
import { projectionVersion } from '../projection-version.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase } from '../suite/samples.ts';
import { openMongoGenerations } from './generations.ts';
import { proxyTo } from './lost-answer.fixture.ts';
import { describeOnMongoDb, type MongoStorage, newMongoStorage } from './mongodb-storage.fixture.ts';

const titled = (title: string) => [put.case(sampleCase('C-1', { title }))];

describeOnMongoDb('a new generation on MongoDB', () => {
  let storage: MongoStorage;
  let service: ReadModel;
  beforeEach(async () => {
    storage = await newMongoStorage();
    service = await storage.open();
    await service.commit(commitAfter(null, titled('old')));
    onTestFinished(async () => {
      await service.close();
      await storage.remove();
    });
  });

  async function begun(uri = storage.uri) {
    const generations = await openMongoGenerations({ ...storage, uri });
    await generations.next.commit(commitAfter(null, titled('new')));
    return generations;
  }

  it('is read from the next request on, and one under way stays with the old one', async () => {
    const generations = await begun();
    await inOneGeneration(async () => {
      expect((await service.get('cases', 'C-1'))?.title).toBe('old');
      await generations.hold();
      await generations.switch();
      expect((await service.get('cases', 'C-1'))?.title).toBe('old');
    });
    expect((await service.get('cases', 'C-1'))?.title).toBe('new');
    await generations.close();
    const opened = await storage.open();
    expect((await opened.get('cases', 'C-1'))?.title).toBe('new');
    await opened.close();
  });

  it.each(['a partition that has a checkpoint', 'one that begins'])(
    'lets a commit to %s wait while both are compared, and takes it when it is switched to',
    async (which) => {
      const generations = await begun();
      const still = await generations.hold();
      const commit = which === 'one that begins' ? commitAfter(null, [], 1) : commitAfter(0, titled('later'));
      let written = false;
      const waiting = service.commit(commit).then(() => (written = true));
      const before = await still?.digest('cases');
      expect((await still?.checkpoints())?.map(({ index }) => index)).toEqual([0]);
      expect(await still?.digest('cases')).toEqual(before);
      expect(written).toBe(false);
      await generations.switch();
      await waiting;
      expect(await service.checkpoint(commit.partition)).toEqual(commit.checkpoint);
      expect(await generations.next.checkpoint(commit.partition)).toEqual(commit.checkpoint);
      expect(await generations.current.checkpoint(commit.partition)).not.toEqual(commit.checkpoint);
      await generations.close();
    },
  );

  it('that is not switched to is taken away, and the old one goes on', async () => {
    const generations = await begun();
    await generations.hold();
    const waiting = service.commit(commitAfter(0, titled('later')));
    await generations.release();
    await waiting;
    await generations.close();
    expect((await service.get('cases', 'C-1'))?.title).toBe('later');
    const names = (await storage.db.listCollections().toArray()).map(({ name }) => name);
    expect(names.filter((name) => name.includes('.'))).toEqual([]);
  });

  it('gives way to another rebuild that begins later', async () => {
    const generations = await begun();
    await generations.hold();
    const later = await openMongoGenerations(storage);
    await expect(generations.switch()).rejects.toThrow(RebuildOvertakenError);
    await generations.release();
    await Promise.all([generations.close(), later.close()]);
    expect((await service.get('cases', 'C-1'))?.title).toBe('old');
  });

  it('is known to be read where the answer to its switch was lost', async () => {
    const proxy = await proxyTo(portOf(storage));
    const generations = await begun(`${proxy.uri}&retryWrites=false`);
    await generations.hold();
    const lost = proxy.loseAnswerTo('held.by');
    await expect(generations.switch()).rejects.toThrow(ReadModelUnavailableError);
    await lost;
    await generations.release();
    expect(await generations.hold()).toBeUndefined();
    await generations.close();
    expect((await service.get('cases', 'C-1'))?.title).toBe('new');
  });

  it('that was taken away is not switched to by a switch that comes late', async () => {
    const proxy = await proxyTo(portOf(storage));
    const generations = await begun(`${proxy.uri}&retryWrites=false`);
    await generations.hold();
    const kept = proxy.keepBack('held.by');
    await expect(generations.switch()).rejects.toThrow(ReadModelUnavailableError);
    const bringIt = await kept;
    await generations.close();
    await bringIt();
    expect((await service.get('cases', 'C-1'))?.title).toBe('old');
  });

  it('is not switched to by a switch of before, when both are held again', async () => {
    const proxy = await proxyTo(portOf(storage));
    const generations = await begun(`${proxy.uri}&retryWrites=false`);
    await generations.hold();
    const kept = proxy.keepBack('held.by');
    await expect(generations.switch()).rejects.toThrow(ReadModelUnavailableError);
    const bringIt = await kept;
    await generations.release();
    await generations.hold();
    await bringIt();
    expect((await service.get('cases', 'C-1'))?.title).toBe('old');
    await generations.release();
    await generations.close();
  });

  it('of another version is not read by who does not understand it', async () => {
    await storage.db.collection('meta').updateOne({}, { $set: { version: projectionVersion + 1 } });
    await expect(service.get('cases', 'C-1')).rejects.toThrow(ReadModelUnavailableError);
  });
});

const portOf = ({ uri }: MongoStorage): number => Number(new URL(uri).port);
