import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReadModelMissingError } from '../errors.ts';
import type { ReadModel } from '../port.ts';
import { Projector, put } from '../suite/projector.ts';
import { sampleCase, sampleLot } from '../suite/samples.ts';
import { openEmbeddedGenerations } from './generations.ts';
import { openEmbeddedReadModel } from './open.ts';
import { asStored, Snapshot } from './snapshot.ts';

let folder: string;
let readModel: ReadModel;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  readModel = await openEmbeddedReadModel({ folder });
});
afterEach(async () => {
  await readModel.close();
  await rm(folder, { recursive: true });
});

it('shows documents and checkpoints of one moment, whatever is written meanwhile', async () => {
  const projector = new Projector(readModel);
  const [lot, more] = [sampleLot('C-1', 'A-1', '1.00'), sampleLot('C-1', 'A-1', '2.00')];
  await projector.take(put.lot(lot));
  const snapshot = new Snapshot(folder);
  await projector.take(put.lot(more), put.lot(sampleLot('C-1', 'A-2')));
  expect(snapshot.checkpoint(0)?.index).toBe(0);
  expect(snapshot.get('lots', lot.id)).toEqual(asStored('lots', lot));
  expect([...snapshot.documents('lots')]).toEqual([asStored('lots', lot)]);
  expect([...snapshot.ids('lots')]).toEqual([lot.id]);
  snapshot.close();
  expect((await readModel.get('lots', lot.id))?.quantity).toBe('2.00');
});

it('shows what a document is found by, as it was written and as it was changed', async () => {
  const document = sampleCase('C-1', { tags: ['a', 'sees:agency:TH-CCIB'] });
  await new Projector(readModel).take(put.case(document));
  const foundBy = () => {
    const snapshot = new Snapshot(folder);
    const found = snapshot.get('cases', 'C-1')?.foundBy;
    snapshot.close();
    return found;
  };
  expect(foundBy()).toBe(asStored('cases', document).foundBy);
  const database = new DatabaseSync(join(folder, 'read-model.db'));
  database.exec(`DELETE FROM tags WHERE tag = 'a'`);
  database.close();
  expect(foundBy()).toBe(asStored('cases', { ...document, tags: ['sees:agency:TH-CCIB'] }).foundBy);
});

it('says so when nothing has been written yet', () => {
  expect(() => new Snapshot(join(folder, 'none'))).toThrow(ReadModelMissingError);
});

it('shows what the process that writes has open, where a rebuild has put another in force', async () => {
  await new Projector(readModel).take(put.case(sampleCase('C-1')));
  const generations = await openEmbeddedGenerations(folder);
  await generations.switch();
  await generations.close();
  const [running, stopped] = [true, false].map((inUse) => {
    const snapshot = new Snapshot(folder, { inUse });
    const ids = [...snapshot.ids('cases')];
    snapshot.close();
    return ids;
  });
  expect(running).toEqual(['C-1']);
  expect(stopped).toEqual([]);
});
