import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { ReadModelUnavailableError } from '../errors.ts';
import type { Commit, ReadModel } from '../port.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase, sampleEntry } from '../suite/samples.ts';
import { openMongoReadModel } from './open.ts';
import { describeWithOwnServer, newServer, type OwnServer } from './own-server.fixture.ts';

const entriesInOneCommit = 100;
const places = [{ partition: 0, index: 0 }];

describeWithOwnServer('a read model whose MongoDB', () => {
  let server: OwnServer;
  let readModel: ReadModel;
  beforeEach(async () => {
    server = await newServer();
    readModel = await openMongoReadModel({ uri: server.uri, database: 'test', whenNotMigrated: 'migrate' });
    onTestFinished(() => readModel.close());
  });

  it('is down says so to everyone who asks, and answers again when it is back', async () => {
    await readModel.commit(commitAfter(null, [put.case(sampleCase('C-1'))]));
    const waiting = readModel.reached([{ partition: 0, index: 9 }], 100_000);
    await server.kill();
    const questions = [
      waiting,
      readModel.get('cases', 'C-1'),
      readModel.getMany('cases', ['C-1']),
      readModel.find('cases', { limit: 1 }),
      readModel.checkpoint(0),
      readModel.checkpoints(),
      readModel.reached(places, 0),
      readModel.digest('cases'),
      readModel.commit(commitAfter(0, [])),
      openMongoReadModel({ uri: server.uri, whenNotMigrated: 'refuse' }),
    ];
    for (const { reason } of (await Promise.allSettled(questions)) as PromiseRejectedResult[])
      expect(reason).toBeInstanceOf(ReadModelUnavailableError);
    await server.startAgain();
    expect(await readModel.get('cases', 'C-1')).toEqual(sampleCase('C-1'));
    expect(await readModel.reached(places, 0)).toBe(true);
    await readModel.commit(commitAfter(0, []));
    expect((await readModel.checkpoint(0))?.index).toBe(1);
  });

  it('hangs is given up after some seconds, and asked again when it goes on', async () => {
    await readModel.commit(commitAfter(null, [put.case(sampleCase('C-1'))]));
    await server.hold();
    await expect(readModel.get('cases', 'C-1')).rejects.toThrow(ReadModelUnavailableError);
    server.letGo();
    await expect
      .poll(() => readModel.get('cases', 'C-1').catch(() => undefined), { timeout: 30_000 })
      .toEqual(sampleCase('C-1'));
  });

  it('is killed again and again has what was acknowledged, and documents that agree with the checkpoint', async () => {
    const projection = new Projection(readModel);
    const projecting = projection.runTo(60);
    for (const index of [3, 9, 20, 33, 47]) {
      await projection.passes(index);
      await server.kill();
      await server.startAgain();
    }
    await projecting;
    expect(projection.acknowledged).toBe(60);
    expect((await readModel.checkpoint(0))?.index).toBe(60);
    expect((await readModel.digest('entries')).documents).toBe(61 * entriesInOneCommit);
    expect((await readModel.get('cases', 'C-1'))?.entries).toBe(61 * entriesInOneCommit);
  });
});

/** Commits as the projection does: after a failure it goes on from where the checkpoint stands. */
class Projection {
  readonly #readModel: ReadModel;
  readonly #waiting = new Map<number, () => void>();
  acknowledged = -1;

  constructor(readModel: ReadModel) {
    this.#readModel = readModel;
  }

  async runTo(last: number): Promise<void> {
    let after = await this.#standsAt();
    while ((after ?? -1) < last) {
      try {
        const commit = commitOf(after);
        await this.#readModel.commit(commit);
        after = this.acknowledged = commit.checkpoint.index;
        for (const [index, go] of this.#waiting) if (index <= after) go();
      } catch (error) {
        expect(error).toBeInstanceOf(ReadModelUnavailableError);
        after = await this.#standsAt();
        expect(after ?? -1).toBeGreaterThanOrEqual(this.acknowledged);
        await this.#expectAgreement(after ?? -1);
      }
    }
    this.acknowledged = Math.max(this.acknowledged, after ?? -1);
  }

  passes(index: number): Promise<void> {
    return new Promise((resolve) => void this.#waiting.set(index, resolve));
  }

  async #standsAt(): Promise<number | null> {
    for (;;) {
      try {
        return (await this.#readModel.checkpoint(0))?.index ?? null;
      } catch (error) {
        expect(error).toBeInstanceOf(ReadModelUnavailableError);
      }
    }
  }

  async #expectAgreement(index: number): Promise<void> {
    const entries = (index + 1) * entriesInOneCommit;
    expect((await this.#readModel.digest('entries')).documents).toBe(entries);
    expect((await this.#readModel.get('cases', 'C-1'))?.entries).toBe(entries);
  }
}

function commitOf(after: number | null): Commit {
  const first = (after === null ? 0 : after + 1) * entriesInOneCommit;
  const numbers = [...Array(entriesInOneCommit).keys()].map((at) => first + at);
  const entries = numbers.map((at) => put.entry(sampleEntry(at, { caseId: 'C-1', sequence: at })));
  return commitAfter(after, [...entries, put.case(sampleCase('C-1', { entries: first + numbers.length }))]);
}
