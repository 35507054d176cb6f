import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionNames, indexes } from '../collections.ts';
import { openFields, type Range } from '../range.ts';
import type { Clause } from './clause.ts';
import { pageById } from './page-by-id.ts';
import { pageInIndex } from './page-in-index.ts';
import { prepareSchema } from './schema.ts';
import { countOf } from './tag-demand.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-model-'));
let database: DatabaseSync;
beforeAll(() => {
  prepareSchema(join(folder, 'read-model.db'));
  database = new DatabaseSync(join(folder, 'read-model.db'), { readOnly: true });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function planOf({ sql, values }: Clause): readonly string[] {
  return database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => String(detail));
}

const tags = { all: ['a', 'b'], any: ['c', 'd'], prefixes: ['e'] };
const ways: readonly Pick<Range, 'descending' | 'tags'>[] = [
  {},
  { descending: true },
  { tags },
  { tags, descending: true },
];

const everyIndex = collectionNames.flatMap((collection) =>
  Object.entries(indexes[collection]).map(
    ([index, fields]): [typeof collection, string, readonly string[]] => [collection, index, fields],
  ),
);

describe.each(everyIndex)('a page of %s %s', (collection, index, fields) => {
  it.each(ways)('is a range of the index, whatever of it is given, and is not sorted: %o', (way) => {
    for (const given of fields.keys()) {
      const equals = fields.slice(0, given + 1).map(() => 'x');
      const range: Range = { ...way, equals, limit: 50 };
      const open = openFields(fields, range);
      const after = [...open, 'id'].map(() => 'x');
      const pages = [
        pageInIndex(collection, index, fields, range),
        pageInIndex(collection, index, fields, range, after),
        ...(open.length > 0 ? [pageInIndex(collection, index, fields, { ...range, upTo: 7 }, after)] : []),
      ];
      for (const page of pages) {
        const plan = planOf(page);
        expect(plan[0]).toMatch(
          new RegExp(`^SEARCH d USING (COVERING )?INDEX ${collection}_${index} \\(${fields[0]}=\\?`),
        );
        expectNoScanNorSort(plan);
      }
    }
  });

  it.each(ways)('is walked in the order of the index, if nothing of it is given: %o', (way) => {
    for (const upTo of [{}, { upTo: 7 }]) {
      const plan = planOf(pageInIndex(collection, index, fields, { ...way, ...upTo, limit: 50 }));
      expect(plan[0]).toMatch(`SEARCH d USING COVERING INDEX ${collection}_${index} (${fields[0]}`);
      expectNoScanNorSort(plan);
    }
  });

  it('goes on inside the index where the page before ended', () => {
    const open = fields.slice(1);
    const [plan] = planOf(
      pageInIndex(collection, index, fields, { equals: ['x'], limit: 50 }, [...open, 'id']),
    );
    expect(plan).toMatch(open.length > 0 ? `AND (${open.join(',')},id)>(` : 'AND id>?');
  });
});

describe.each(collectionNames)('a page of %s by id', (collection) => {
  it.each(ways)('is walked in the order of ids, and is not sorted: %o', (way) => {
    const ranges: readonly Range[] = [
      { ...way, limit: 50 },
      { ...way, afterId: 'x', limit: 50 },
      { ...way, idPrefix: 'x', limit: 50 },
      { ...way, idPrefix: 'x', afterId: 'x1', limit: 50 },
    ];
    for (const range of ranges) expectNoScanNorSort(planOf(pageById(collection, range)), collection);
  });

  it.each([{}, { descending: true }] as const)('starts from a tag, or from one of some: %o', (way) => {
    for (const anyOf of [['a'], ['c', 'd', 'e']]) {
      const plan = planOf(pageById(collection, { ...way, tags, afterId: 'x', limit: 50 }, { anyOf }));
      const starts = plan.filter((step) => step.startsWith('SEARCH d USING'));
      expect(starts).toEqual(
        anyOf.map(() => expect.stringMatching(/INDEX tags_byTag \(collection=\? AND tag=\? AND id.\?\)/)),
      );
      expectNoScanNorSort(plan);
    }
  });

  it('starts from a prefix that few have, and sorts only those', () => {
    const plan = planOf(pageById(collection, { tags, limit: 50 }, { prefix: 'e' }));
    expect(plan[0]).toMatch('INDEX tags_byTag (collection=? AND tag>? AND tag<?)');
  });
});

it('tags are counted in their index', () => {
  for (const demand of [{ anyOf: ['a'] }, { anyOf: ['a', 'b'] }, { prefix: 'e' }]) {
    expect(planOf(countOf('cases', demand, 9)).join()).toMatch(
      'SEARCH tags USING COVERING INDEX tags_byTag (collection=? AND tag',
    );
  }
});

/** Walking `walked` in the order of its ids until the page is full is the one scan that is allowed. */
function expectNoScanNorSort(plan: readonly string[], walked?: string): void {
  const walk = `SCAN d USING COVERING INDEX sqlite_autoindex_${walked}_1`;
  const bad = plan.filter(
    (step) => (step.startsWith('SCAN') && step !== walk) || step.includes('TEMP B-TREE'),
  );
  expect(bad).toEqual([]);
}
