import { describe, expect, it } from 'vitest';
import { PageLostError } from '../errors.ts';
import { inCase } from '../in-case.ts';
import { idsOf, Projector, put } from './projector.ts';
import { sampleCase, sampleEntry, sampleLot, sampleOrder } from './samples.ts';
import { openNew, type TestStorage } from './storage.ts';

export function findSuite(newStorage: () => Promise<TestStorage>): void {
  /** Entries of a case with the sequences given, in partition 0 from index 0 on. */
  async function withEntries(caseId: string, sequences: readonly number[]) {
    const projector = new Projector(await openNew(newStorage));
    await projector.take(
      ...sequences.map((sequence, at) =>
        put.entry(sampleEntry(at, { caseId, sequence, instructionId: `I-${sequence % 2}` })),
      ),
    );
    return projector.readModel;
  }

  describe('a search', () => {
    it('by id goes by code points, not by language nor by UTF-16 units', async () => {
      const projector = new Projector(await openNew(newStorage));
      const ids = ['10', '9', 'B', 'a', 'ab', 'z', 'ä', 'ก', '\ud7ff', '\ue000', '\uffff', '𐀀', '🂡'];
      await projector.take(...ids.toReversed().map((id) => put.case(sampleCase(id))));
      const { readModel } = projector;
      expect(idsOf(await readModel.find('cases', { limit: 100 }))).toEqual(ids);
      expect(idsOf(await readModel.find('cases', { limit: 100, descending: true }))).toEqual(
        ids.toReversed(),
      );
      expect(idsOf(await readModel.find('cases', { limit: 2, afterId: 'ä' }))).toEqual(['ก', '\ud7ff']);
      expect(idsOf(await readModel.find('cases', { limit: 2, afterId: 'ä', descending: true }))).toEqual([
        'z',
        'ab',
      ]);
    });

    it('by the beginning of the id finds all that begin so and nothing else', async () => {
      const projector = new Projector(await openNew(newStorage));
      const ids = [
        '00001',
        '00001|',
        '00001|a',
        '00001|\u{10ffff}',
        '00001|\u{10ffff}x',
        '00001}',
        '00002|a',
        '10000|a',
      ];
      await projector.take(...ids.map((id) => put.case(sampleCase(id))));
      const find = async (idPrefix: string) =>
        idsOf(await projector.readModel.find('cases', { idPrefix, limit: 100 }));
      expect(await find('00001|')).toEqual(ids.slice(1, 5));
      expect(await find('00001|\u{10ffff}')).toEqual(ids.slice(3, 5));
      expect(await find('')).toEqual(ids);
      const page = await projector.readModel.find('cases', {
        idPrefix: '00001|',
        afterId: '00001|a',
        limit: 1,
      });
      expect(idsOf(page)).toEqual(['00001|\u{10ffff}']);
    });

    it('by how ids begin finds what is of no asset, with or without saying so', async () => {
      const projector = new Projector(await openNew(newStorage));
      const empty = { ...sampleLot('C-1', ''), custodian: '' };
      const { assetId: _, ...absent } = {
        ...sampleLot('C-1', ''),
        id: 'C-1||THB|due:allocated|Bank of Siam',
      };
      const others = [sampleLot('C-1', 'A-1'), sampleLot('C-1|', 'A-1')];
      await projector.take(...[...others, empty, absent].map(put.lot));
      const found = await projector.readModel.find('lots', { idPrefix: 'C-1||', limit: 10 });
      const own = [absent, empty, sampleLot('C-1|', 'A-1')].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(found).toEqual(own);
      expect(await projector.readModel.get('lots', absent.id)).toEqual(absent);
    });

    it('by case finds what is in that case only', async () => {
      const projector = new Projector(await openNew(newStorage));
      const lots = ['C-1', 'C-10', 'C-1-', 'c-1'].map((caseId) => sampleLot(caseId, 'A-1'));
      await projector.take(...lots.map(put.lot));
      expect(await projector.readModel.find('lots', { ...inCase('lots', 'C-1'), limit: 10 })).toEqual([
        lots[0],
      ]);
    });

    it('orders numbers by their value', async () => {
      const readModel = await withEntries('C-1', [100, 9, 10, 1, 2]);
      const find = { index: 'byCase', equals: ['C-1'], limit: 10 } as const;
      const sequences = (await readModel.find('entries', find)).map((entry) => entry.sequence);
      expect(sequences).toEqual([1, 2, 9, 10, 100]);
      const backwards = await readModel.find('entries', { ...find, descending: true });
      expect(backwards.map((entry) => entry.sequence)).toEqual([100, 10, 9, 2, 1]);
    });

    it('up to a number includes it and nothing later', async () => {
      const readModel = await withEntries('C-1', [0, 1, 2, 3, 10]);
      const upTo = async (sequence: number) => {
        const found = await readModel.find('entries', {
          index: 'byCase',
          equals: ['C-1'],
          upTo: sequence,
          limit: 10,
        });
        return found.map((entry) => entry.sequence);
      };
      expect(await upTo(3)).toEqual([0, 1, 2, 3]);
      expect(await upTo(9)).toEqual([0, 1, 2, 3]);
      expect(await upTo(-1)).toEqual([]);
      const query = { index: 'byCase', equals: ['C-1'], upTo: 3, limit: 2, descending: true } as const;
      expect((await readModel.find('entries', query)).map((entry) => entry.sequence)).toEqual([3, 2]);
    });

    it('by all fields of an index or only the first finds one document or its neighbours', async () => {
      const readModel = await withEntries('C-1', [0, 1, 2, 3]);
      const even = await readModel.find('entries', {
        index: 'byInstruction',
        equals: ['C-1', 'I-0'],
        limit: 10,
      });
      expect(even.map((entry) => entry.sequence)).toEqual([0, 2]);
      const all = await readModel.find('entries', { index: 'byInstruction', equals: ['C-1'], limit: 10 });
      expect(all.map((entry) => entry.sequence)).toEqual([0, 2, 1, 3]);
      const one = await readModel.find('entries', { index: 'byCase', equals: ['C-1', 2], limit: 10 });
      expect(one.map((entry) => entry.sequence)).toEqual([2]);
      expect(await readModel.find('entries', { index: 'byCase', equals: ['C-1', '2'], limit: 10 })).toEqual(
        [],
      );
    });

    it('does not find by an index what lacks a field of it', async () => {
      const projector = new Projector(await openNew(newStorage));
      await projector.take(
        put.entry(sampleEntry(0, { caseId: 'C-1', sequence: 0 })),
        put.entry(sampleEntry(1, { caseId: 'C-1', sequence: 1, approvalId: 'I-9' })),
        put.entry(sampleEntry(2, { status: 'quarantined' })),
      );
      const approved = await projector.readModel.find('entries', {
        index: 'byApproval',
        equals: ['C-1'],
        limit: 10,
      });
      expect(approved.map((entry) => entry.index)).toEqual([1]);
      const quarantined = await projector.readModel.find('entries', {
        index: 'byStatus',
        equals: ['quarantined'],
        limit: 9,
      });
      expect(quarantined.map((entry) => entry.index)).toEqual([2]);
    });

    it('sees a document where it stands now, not where it stood', async () => {
      const projector = new Projector(await openNew(newStorage));
      const order = sampleOrder('C-1', 'O-1');
      await projector.take(put.order(order));
      await projector.take(put.order({ ...order, caseId: 'C-2' }));
      const find = (caseId: string) =>
        projector.readModel.find('orders', { ...inCase('orders', caseId), limit: 9 });
      expect(await find('C-1')).toEqual([]);
      expect(await find('C-2')).toHaveLength(1);
    });

    it('goes on after a lot that is gone, since its id tells the place', async () => {
      const projector = new Projector(await openNew(newStorage));
      const [first, second, third] = ['A-1', 'A-2', 'A-3'].map((assetId) => sampleLot('C-1', assetId));
      if (!first || !second || !third) throw new Error('three lots were due');
      await projector.take(put.lot(first), put.lot(second), put.lot(third));
      await projector.take({ collection: 'lots', delete: second.id });
      const query = { ...inCase('lots', 'C-1'), afterId: second.id, limit: 9 };
      expect(await projector.readModel.find('lots', query)).toEqual([third]);
    });

    it('does not guess where to go on when that needs a document which is not there', async () => {
      const readModel = await withEntries('C-1', [0]);
      const query = { index: 'byCase', equals: ['C-1'], afterId: 'never there', limit: 9 } as const;
      await expect(readModel.find('entries', query)).rejects.toEqual(
        new PageLostError('entries', 'never there'),
      );
    });
  });
}
