import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Projector, put } from './projector.ts';
import { sampleCase, sampleEntry } from './samples.ts';
import { openNew, type TestStorage } from './storage.ts';

export function documentSuite(newStorage: () => Promise<TestStorage>): void {
  describe('a document', () => {
    it('comes back with its amounts to the last digit', async () => {
      const projector = new Projector(await openNew(newStorage));
      const amounts = ['0.10', '-0', '1e400', '12345678901234567890123456789012345678.000000000000000001'];
      const balances = amounts.map((amount) => ({ account: 'held:seized' as const, unit: 'ETH', amount }));
      await projector.take(put.case(sampleCase('C-1', { balances })));
      expect((await projector.readModel.get('cases', 'C-1'))?.balances).toEqual(balances);
    });

    it('comes back without the members that it lacked', async () => {
      const projector = new Projector(await openNew(newStorage));
      await projector.take(put.entry(sampleEntry(0)), put.entry(sampleEntry(1, { act: 'freeze' })));
      const found = await projector.readModel.find('entries', { limit: 2 });
      expect(found.map((entry) => 'act' in entry)).toEqual([false, true]);
      expect(found.map((entry) => 'code' in entry || 'tags' in entry)).toEqual([false, false]);
    });

    it('comes back with any text that it had, character for character', async () => {
      const projector = new Projector(await openNew(newStorage));
      const text = fc.string({ unit: 'binary', maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(text, fc.array(text, { maxLength: 3 }), async (title, networks) => {
          const document = sampleCase('C-1', { title, networks });
          await projector.take(put.case(document));
          expect(await projector.readModel.get('cases', 'C-1')).toEqual(document);
        }),
        { numRuns: 50 },
      );
    });

    it('is found by an id with characters of every script', async () => {
      const projector = new Projector(await openNew(newStorage));
      const ids = ['คดี-๑', 'Fall ß', 'O\'Brien "x"', '𝔉𐍈🂡', 'a|b|c', '%_*?$', 'e\u0301', '\u00e9'];
      await projector.take(...ids.map((id) => put.case(sampleCase(id))));
      expect(await projector.readModel.getMany('cases', ids)).toEqual(ids.map((id) => sampleCase(id)));
    });

    it('is left out of a list of ids where it is not there; the others come in the order asked for', async () => {
      const projector = new Projector(await openNew(newStorage));
      await projector.take(
        put.case(sampleCase('C-1')),
        put.case(sampleCase('C-2')),
        put.case(sampleCase('C-3')),
      );
      const found = await projector.readModel.getMany('cases', ['C-3', 'C-9', 'C-1']);
      expect(found).toEqual([sampleCase('C-3'), sampleCase('C-1')]);
      expect(await projector.readModel.getMany('cases', [])).toEqual([]);
      expect(await projector.readModel.get('cases', 'C-9')).toBeUndefined();
    });

    it('is not mixed up with one of the same id in another collection', async () => {
      const projector = new Projector(await openNew(newStorage));
      const tags = ['status:open'];
      await projector.take(
        put.case(sampleCase('same', { tags })),
        put.entry({ ...sampleEntry(0), id: 'same', tags }),
      );
      await projector.take({ collection: 'cases', delete: 'same' });
      expect(await projector.readModel.get('cases', 'same')).toBeUndefined();
      expect(await projector.readModel.find('entries', { tags: { all: tags }, limit: 9 })).toHaveLength(1);
      expect(await projector.readModel.find('cases', { tags: { all: tags }, limit: 9 })).toHaveLength(0);
    });
  });
}
