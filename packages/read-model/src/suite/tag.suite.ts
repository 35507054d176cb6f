import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../port.ts';
import { idsOf, Projector, put } from './projector.ts';
import { sampleCase, sampleEntry } from './samples.ts';
import { openNew, type TestStorage } from './storage.ts';

export function tagSuite(newStorage: () => Promise<TestStorage>): void {
  const cases = {
    'C-1': ['sees:TH', 'status:open', 'word:fraud'],
    'C-2': ['sees:DE', 'sees:TH', 'status:closed', 'word:fraudster', 'word:money'],
    'C-3': ['sees:DE', 'status:open', 'word:money'],
    'C-4': ['status:open'],
  };

  async function withCases() {
    const projector = new Projector(await openNew(newStorage));
    await projector.take(...Object.entries(cases).map(([id, tags]) => put.case(sampleCase(id, { tags }))));
    await projector.take(put.case(sampleCase('C-5')));
    return projector;
  }

  describe('tags', () => {
    it.each<[Query<'cases'>['tags'], readonly string[]]>([
      [{ all: ['status:open'] }, ['C-1', 'C-3', 'C-4']],
      [{ all: ['status:open', 'sees:TH'] }, ['C-1']],
      [{ any: ['sees:TH', 'sees:DE'] }, ['C-1', 'C-2', 'C-3']],
      [{ any: ['sees:FR'] }, []],
      [{ any: [] }, []],
      [{ prefixes: ['word:fraud'] }, ['C-1', 'C-2']],
      [{ prefixes: ['word:fraud', 'word:mon'] }, ['C-2']],
      [{ prefixes: ['word:'] }, ['C-1', 'C-2', 'C-3']],
      [{ all: ['status:open'], any: ['sees:TH', 'sees:DE'], prefixes: ['word:m'] }, ['C-3']],
      [{ all: [], prefixes: [] }, ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']],
      [{}, ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']],
    ])('%j let through those that have them', async (tags = {}, ids) => {
      const { readModel } = await withCases();
      expect(idsOf(await readModel.find('cases', { tags, limit: 10 }))).toEqual(ids);
      expect(idsOf(await readModel.find('cases', { tags, limit: 10, descending: true }))).toEqual(
        ids.toReversed(),
      );
      expect(idsOf(await readModel.find('cases', { tags, limit: 1, afterId: 'C-2' }))).toEqual(
        ids.filter((id) => id > 'C-2').slice(0, 1),
      );
    });

    it('that a document has lost no longer find it, those that it has gained do', async () => {
      const projector = await withCases();
      await projector.take(put.case(sampleCase('C-1', { tags: ['sees:TH', 'status:closed'] })));
      const find = async (tag: string) =>
        idsOf(await projector.readModel.find('cases', { tags: { all: [tag] }, limit: 9 }));
      expect(await find('status:open')).toEqual(['C-3', 'C-4']);
      expect(await find('status:closed')).toEqual(['C-1', 'C-2']);
      expect(await find('word:fraud')).toEqual([]);
      await projector.take(put.case(sampleCase('C-1')));
      expect(await find('status:closed')).toEqual(['C-2']);
    });

    it('of a document that is gone take no place in a page', async () => {
      const projector = await withCases();
      await projector.take({ collection: 'cases', delete: 'C-1' });
      const { readModel } = projector;
      expect(idsOf(await readModel.find('cases', { tags: { all: ['status:open'] }, limit: 1 }))).toEqual([
        'C-3',
      ]);
    });

    it('narrow a range of an index too', async () => {
      const projector = await withCases();
      const tagged = (index: number, caseId: string, ...tags: readonly string[]) =>
        put.entry(sampleEntry(index, { caseId, sequence: index, tags }));
      await projector.take(
        tagged(0, 'C-1', 'a'),
        tagged(1, 'C-1', 'a', 'b'),
        tagged(2, 'C-1', 'b'),
        tagged(3, 'C-2', 'a'),
      );
      const query = {
        index: 'byCase',
        equals: ['C-1'],
        tags: { all: ['a'] },
        limit: 9,
        descending: true,
      } as const;
      expect((await projector.readModel.find('entries', query)).map(({ sequence }) => sequence)).toEqual([
        1, 0,
      ]);
    });

    it('find the same as looking at every document, however common they are', async () => {
      const projector = new Projector(await openNew(newStorage));
      const tag = fc.constantFrom('x:a', 'x:b', 'x:c', 'y:\u{10ffff}', 'y:');
      const some = fc.uniqueArray(tag, { maxLength: 3 });
      const documents = [...Array(3_000).keys()].map((at) => {
        const tags = [
          'x:a',
          ...(at % 2 ? ['x:b'] : []),
          ...(at % 700 ? [] : ['x:c']),
          ...(at % 3 ? [] : ['y:\u{10ffff}']),
        ];
        return sampleCase(String(at).padStart(5, '0'), { tags });
      });
      await projector.take(...documents.map(put.case));
      await fc.assert(
        fc.asyncProperty(
          some,
          some,
          fc.uniqueArray(fc.constantFrom('x:', 'x:c', 'y:', 'z')),
          async (all, any, prefixes) => {
            const tags = { all, ...(any.length > 0 && { any }), prefixes };
            const expected = documents.filter(
              ({ tags: has = [] }) =>
                all.every((one) => has.includes(one)) &&
                (any.length === 0 || any.some((one) => has.includes(one))) &&
                prefixes.every((prefix) => has.some((one) => one.startsWith(prefix))),
            );
            const found = await projector.readModel.find('cases', { tags, afterId: '01000', limit: 20 });
            expect(idsOf(found)).toEqual(idsOf(expected.filter(({ id }) => id > '01000').slice(0, 20)));
          },
        ),
        { numRuns: 60 },
      );
    });
  });
}
