import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase, sampleLot } from '../suite/samples.ts';
import { openEmbeddedReadModel } from './open.ts';

it('a commit that breaks half-way leaves nothing of itself, and the next one is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'read-model-'));
  const readModel = await openEmbeddedReadModel({ folder });
  const disk = new DatabaseSync(join(folder, 'read-model.db'));
  const writes = [put.case(sampleCase('C-1', { tags: ['status:open'] })), put.lot(sampleLot('C-1', 'A-1'))];

  disk.exec(`CREATE TRIGGER full BEFORE INSERT ON lots BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await expect(readModel.commit(commitAfter(null, writes))).rejects.toThrow('no room');
  expect(await readModel.checkpoint(0)).toBeUndefined();
  expect(await readModel.get('cases', 'C-1')).toBeUndefined();
  expect(await readModel.find('cases', { tags: { all: ['status:open'] }, limit: 9 })).toEqual([]);

  disk.exec('DROP TRIGGER full');
  await readModel.commit(commitAfter(null, writes));
  expect(await readModel.find('cases', { tags: { all: ['status:open'] }, limit: 9 })).toHaveLength(1);

  disk.close();
  await readModel.close();
  await rm(folder, { recursive: true });
});
