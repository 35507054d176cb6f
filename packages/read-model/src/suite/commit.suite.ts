import { describe, expect, it } from 'vitest';
import { CheckpointMovedError, EntryExistsError } from '../errors.ts';
import { inCase } from '../in-case.ts';
import { checkpointAt, commitAfter, Projector, put } from './projector.ts';
import { sampleCase, sampleEntry, sampleLot } from './samples.ts';
import { openNew, openStorage, type TestStorage } from './storage.ts';

export function commitSuite(newStorage: () => Promise<TestStorage>): void {
  describe('a commit', () => {
    it('writes its documents and its checkpoint, and whoever opens it later finds both', async () => {
      const open = await openStorage(newStorage);
      const first = await open();
      await first.commit(commitAfter(null, [put.case(sampleCase('C-1')), put.entry(sampleEntry(0))]));
      await first.close();
      const second = await open();
      expect(await second.get('cases', 'C-1')).toEqual(sampleCase('C-1'));
      expect(await second.get('entries', sampleEntry(0).id)).toEqual(sampleEntry(0));
      expect(await second.checkpoint(0)).toEqual(checkpointAt(0));
    });

    it('writes nothing when one of its documents has no canonical form', async () => {
      const readModel = await openNew(newStorage);
      const bad = sampleCase('C-2', { title: 'half a character: \ud800' });
      await expect(
        readModel.commit(commitAfter(null, [put.case(sampleCase('C-1')), put.case(bad)])),
      ).rejects.toThrow();
      expect(await readModel.getMany('cases', ['C-1', 'C-2'])).toEqual([]);
      expect(await readModel.checkpoint(0)).toBeUndefined();
    });

    it('of a late twin writes nothing, neither at the start of a partition nor further on', async () => {
      const open = await openStorage(newStorage);
      const [active, late] = [await open(), await open()];
      await active.commit(commitAfter(null, [put.case(sampleCase('C-1', { title: 'first' }))]));
      await expect(
        late.commit(commitAfter(null, [put.case(sampleCase('C-1', { title: 'late' }))])),
      ).rejects.toEqual(new CheckpointMovedError(0, null, 0));
      await active.commit(commitAfter(0, [put.case(sampleCase('C-1', { title: 'second' }))]));
      const lateWrites = [put.case(sampleCase('C-1', { title: 'late' })), put.case(sampleCase('C-2'))];
      await expect(late.commit(commitAfter(0, lateWrites))).rejects.toEqual(
        new CheckpointMovedError(0, 0, 1),
      );
      expect((await late.get('cases', 'C-1'))?.title).toBe('second');
      expect(await late.get('cases', 'C-2')).toBeUndefined();
      expect(await late.checkpoint(0)).toEqual(checkpointAt(1));
    });

    it('of one of two twins at the same moment writes, of the other nothing', async () => {
      const open = await openStorage(newStorage);
      const twins = [await open(), await open()];
      const settled = await Promise.allSettled(
        twins.map((twin, at) => twin.commit(commitAfter(null, [put.case(sampleCase(`C-${at}`))]))),
      );
      const written = settled.map(({ status }) => status === 'fulfilled');
      expect(written.toSorted()).toEqual([false, true]);
      const found = await Promise.all(twins.map((twin, at) => twin.get('cases', `C-${at}`)));
      expect(found.map((document) => document !== undefined)).toEqual(written);
    });

    it('that goes on from a checkpoint which is not there yet writes nothing', async () => {
      const readModel = await openNew(newStorage);
      await expect(readModel.commit(commitAfter(4, [put.case(sampleCase('C-1'))]))).rejects.toEqual(
        new CheckpointMovedError(0, 4, null),
      );
      expect(await readModel.get('cases', 'C-1')).toBeUndefined();
    });

    it('moves the checkpoint of its own partition only', async () => {
      const readModel = await openNew(newStorage);
      await readModel.commit(commitAfter(null, [], 7));
      await readModel.commit(commitAfter(null, [], 2));
      await readModel.commit(commitAfter(0, [], 7));
      expect(await readModel.checkpoints()).toEqual([checkpointAt(0, 2), checkpointAt(1, 7)]);
    });

    it('of several partitions at once are all written', async () => {
      const readModel = await openNew(newStorage);
      const partitions = [...Array(12).keys()];
      await Promise.all(
        partitions.map((at) => readModel.commit(commitAfter(null, [put.case(sampleCase(`C-${at}`))], at))),
      );
      expect((await readModel.checkpoints()).map(({ partition }) => partition)).toEqual(partitions);
      expect(await readModel.find('cases', { limit: 100 })).toHaveLength(12);
    });

    it('replaces a document as a whole', async () => {
      const projector = new Projector(await openNew(newStorage));
      await projector.take(put.case(sampleCase('C-1', { offence: 'fraud' })));
      await projector.take(put.case(sampleCase('C-1', { title: 'renamed' })));
      expect(await projector.readModel.get('cases', 'C-1')).toEqual(sampleCase('C-1', { title: 'renamed' }));
    });

    it('of an entry that is there already writes nothing: the journal is only added to', async () => {
      const projector = new Projector(await openNew(newStorage));
      const { readModel } = projector;
      const entry = sampleEntry(0);
      await projector.take(put.entry(entry));
      for (const again of [entry, { ...entry, value: '{"index":0,"forged":true}' }]) {
        const writes = [put.case(sampleCase('C-1')), put.entry(sampleEntry(1)), put.entry(again)];
        await expect(readModel.commit(commitAfter(0, writes))).rejects.toEqual(
          new EntryExistsError(entry.id),
        );
      }
      expect(await readModel.get('entries', entry.id)).toEqual(entry);
      expect(await readModel.get('entries', sampleEntry(1).id)).toBeUndefined();
      expect(await readModel.get('cases', 'C-1')).toBeUndefined();
      expect(await readModel.checkpoint(0)).toEqual(checkpointAt(0));
      await projector.take(put.entry(sampleEntry(1)));
    });

    it('takes a document away, from its indexes too, and does not mind if it was not there', async () => {
      const projector = new Projector(await openNew(newStorage));
      const lot = sampleLot('C-1', 'A-1');
      await projector.take(put.lot(lot));
      await projector.take(
        { collection: 'lots', delete: lot.id },
        { collection: 'lots', delete: 'never there' },
      );
      expect(await projector.readModel.get('lots', lot.id)).toBeUndefined();
      expect(await projector.readModel.find('lots', { ...inCase('lots', 'C-1'), limit: 10 })).toEqual([]);
    });

    it('lets the last of several writes to one document count', async () => {
      const projector = new Projector(await openNew(newStorage));
      const [gone, back] = [sampleLot('C-1', 'gone'), sampleLot('C-1', 'back')];
      await projector.take(
        put.lot(gone),
        put.lot(back),
        { collection: 'lots', delete: gone.id },
        { collection: 'lots', delete: back.id },
        put.lot({ ...back, quantity: '7.00' }),
      );
      expect(await projector.readModel.getMany('lots', [gone.id, back.id])).toEqual([
        { ...back, quantity: '7.00' },
      ]);
    });
  });
}
