import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryDocument } from '../documents.ts';
import type { Query, ReadModel } from '../port.ts';
import { idsOf, Projector, put } from './projector.ts';
import { sampleEntry } from './samples.ts';
import { openNew, type TestStorage } from './storage.ts';

export function pagingSuite(newStorage: () => Promise<TestStorage>): void {
  /** Pages through a range of entries, and lets `between` happen after each page. */
  async function pagesOf(readModel: ReadModel, query: Query<'entries'>, between: () => Promise<unknown>) {
    const pages: EntryDocument[] = [];
    for (;;) {
      const afterId = pages.at(-1)?.id;
      const page = await readModel.find('entries', { ...query, ...(afterId !== undefined && { afterId }) });
      if (page.length === 0) return pages;
      pages.push(...page);
      await between();
    }
  }

  const word = fc.string({
    unit: fc.constantFrom('a', 'b', '|', 'ก', '\uffff', '𐀀'),
    minLength: 1,
    maxLength: 4,
  });
  const entries = fc.uniqueArray(fc.tuple(word, fc.nat(20)), { selector: ([id]) => id, maxLength: 24 });
  const orders = {
    'by id': { order: (a: EntryDocument, b: EntryDocument) => byCodePoints(a.id, b.id), query: {} },
    'by sequence': {
      order: (a: EntryDocument, b: EntryDocument) =>
        (a.sequence ?? 0) - (b.sequence ?? 0) || byCodePoints(a.id, b.id),
      query: { index: 'byCase' },
    },
  } as const;

  describe.each(Object.entries(orders))('paging %s', (_, { order, query }) => {
    it.each([{}, { descending: true }] as const)(
      'shows what was there once, without gap, while documents are added, and all of it in order: %o',
      async (way) => {
        const projector = new Projector(await openNew(newStorage));
        let runs = 0;
        await fc.assert(
          fc.asyncProperty(entries, entries, fc.integer({ min: 1, max: 7 }), async (first, added, limit) => {
            const caseId = `C-${String((runs += 1)).padStart(6, '0')}|`;
            const entry = ([id, sequence]: readonly [string, number]) =>
              sampleEntry(0, { id: `${caseId}${id}`, caseId, sequence });
            const there = first.map(entry);
            await projector.take(...there.map(put.entry));
            const toAdd = added.map(entry).filter(({ id }) => !there.some((document) => document.id === id));
            const between = async () => {
              const next = toAdd.shift();
              if (next) await projector.take(put.entry(next));
            };
            const range = 'index' in query ? { ...query, equals: [caseId] } : { idPrefix: caseId };
            const pages = await pagesOf(projector.readModel, { ...range, ...way, limit }, between);
            const ordered = pages.toSorted('descending' in way ? (a, b) => order(b, a) : order);
            expect(idsOf(pages)).toEqual(idsOf(ordered));
            expect(new Set(idsOf(pages)).size).toBe(pages.length);
            expect(idsOf(pages)).toEqual(expect.arrayContaining([...idsOf(there)]));
          }),
          { numRuns: 40 },
        );
      },
    );
  });
}

/** The order of code points is that of UTF-8 bytes. */
function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
