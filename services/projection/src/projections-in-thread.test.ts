import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord, LogInDoubtError } from '@seizure-ledger/contracts';
import { Book } from '@seizure-ledger/domain';
import { collectionNames, openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectionsHere } from './projections.ts';
import { ProjectionsInThread } from './projections-in-thread.ts';
import type { FactRecord } from './take-due.ts';

const actor = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' } as const;
const order = { authority: 'Criminal Court', date: '2026-01-02', reference: 'Kor 1/2569' };
const opening = { agency: 'TH-CCIB', jurisdiction: 'TH', openedAt: '2026-01-01T00:00:00Z', timeZone: 'UTC' };
const cash = { asset: { description: 'Cash', kind: 'cash' }, custodian: 'AMLO', order, unit: 'THB' };
const fresh = { checkpoint: undefined, log: 'a log', partition: 0 };

let folder: string;
let readModel: ReadModel;
let projections: ProjectionsInThread;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'in-thread-'));
  readModel = await openEmbeddedReadModel({ folder: join(folder, 'in-thread') });
  if (!readModel.thread) throw new Error('it has no thread');
  projections = new ProjectionsInThread(readModel.thread);
});
afterEach(async () => {
  await readModel.close();
  await rm(folder, { recursive: true });
});

describe('a projection in the thread that writes the read model', () => {
  it('makes what one makes here', async () => {
    const here = await openEmbeddedReadModel({ folder: join(folder, 'here') });
    for (const [one, into] of [
      [projections, readModel],
      [new ProjectionsHere(here), here],
    ] as const) {
      one.begin(fresh);
      await one.take(0, records.slice(0, 3));
      await one.take(0, records.slice(3));
      expect((await into.checkpoint(0))?.index).toBe(4);
    }
    const digests = (of: ReadModel) => Promise.all(collectionNames.map((name) => of.digest(name)));
    expect(await digests(readModel)).toEqual(await digests(here));
    await here.close();
  });

  it('wakes who waits for what it has taken', async () => {
    const waiting = readModel.reached([{ index: 4, partition: 0 }], 50_000);
    projections.begin(fresh);
    await projections.take(0, records);
    expect(await waiting).toBe(true);
  });

  it('stops at what is in doubt, as one here does, and has taken what stands before it', async () => {
    projections.begin(fresh);
    const taking = projections.take(0, records.toSpliced(2, 1));
    await expect(taking).rejects.toThrow(LogInDoubtError);
    await expect(taking).rejects.toMatchObject({
      message: "partition 0 of the ledger's log goes on at index 3 where 2 was due",
      name: 'IndexGapError',
    });
    expect((await readModel.checkpoint(0))?.index).toBe(1);
  });

  it('fails by a name that operators know, and begins again from where the read model stands', async () => {
    projections.begin(fresh);
    await projections.take(0, records.slice(0, 2));
    projections.begin(fresh);
    const late = projections.take(0, records);
    await expect(late).rejects.toMatchObject({ name: 'CheckpointMovedError' });
    await expect(late).rejects.not.toThrow(LogInDoubtError);
    projections.begin({ ...fresh, checkpoint: await readModel.checkpoint(0) });
    await projections.take(0, records);
    expect((await readModel.checkpoint(0))?.index).toBe(4);
  });

  it('is not given a partition that it was told to end', async () => {
    projections.begin(fresh);
    projections.end(0);
    await expect(projections.take(0, records)).rejects.toThrow('partition 0 is not this projection’s');
  });

  it('takes nothing when the thread has ended', async () => {
    projections.begin(fresh);
    await readModel.close();
    await expect(projections.take(0, records)).rejects.toThrow('has ended');
  });
});

const records: readonly FactRecord[] = (() => {
  const now = '2026-03-01T09:00:00.000Z';
  const book = new Book();
  return [
    { act: 'cases', body: { ...opening, caseId: 'C-1', title: 'Compound 7' }, caseId: 'C-1', id: 'open-1' },
    { act: 'freezes', body: { ...cash, assetId: 'A', quantity: '100.00' }, caseId: 'C-1', id: 'freeze' },
    { act: 'cases', body: { ...opening, caseId: 'C-2', title: 'Compound 8' }, caseId: 'C-2', id: 'open-2' },
    { act: 'seizures', body: { ...cash, assetId: 'B', quantity: '7.50' }, caseId: 'C-2', id: 'seize' },
    { act: 'freezes', body: { ...cash, assetId: 'C', quantity: '1.00' }, caseId: 'C-1', id: 'freeze-2' },
  ].map((one, offset) => ({
    ...factRecord(book.take({ ...one, actor, sentAt: now }, now)),
    offset,
  }));
})();
