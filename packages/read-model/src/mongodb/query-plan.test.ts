import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWhere } from '../../../../test/required-suite.ts';
import { collectionNames, indexes } from '../collections.ts';
import { openFields, type Range } from '../range.ts';
import { isMongod, type MongoStorage, newMongoStorage } from './mongodb-storage.fixture.ts';
import { type Page, pageById, pageInIndex } from './page.ts';

/** The plans of MongoDB's own planner; which queries are asked is shown without it by `page.test.ts`. */
describeWhere({
  kind: 'mongod',
  available: await isMongod(),
  reason: 'only a real mongod plans as in production: set MONGODB_URI or start Docker',
})('the plan of a page', () => {
  let storage: MongoStorage;
  beforeAll(async () => {
    storage = await newMongoStorage();
    await (await storage.open()).close();
  });
  afterAll(() => storage.remove());

  const tags = { all: ['a', 'b'], any: ['c', 'd'] };
  const ways: readonly Pick<Range, 'descending' | 'tags'>[] = [
    {},
    { descending: true },
    { tags },
    { tags, descending: true },
  ];

  describe.each(collectionNames)('of %s', (collection) => {
    it.each(ways)('scans indexes only and sorts nothing: %o', async (way) => {
      const pages = [
        ...Object.entries<readonly string[]>(indexes[collection]).flatMap(([index, fields]) =>
          [...fields.keys()].flatMap((given) => {
            const range = { ...way, equals: fields.slice(0, given + 1).map(() => 'x'), limit: 50 };
            const place = [...openFields(fields, range), 'id'].map(() => 'x');
            return [pageInIndex(index, fields, range), pageInIndex(index, fields, range, place)];
          }),
        ),
        ...Object.entries<readonly string[]>(indexes[collection]).map(([index, fields]) =>
          pageInIndex(index, fields, { ...way, limit: 50 }),
        ),
        pageById({ ...way, limit: 50 }),
        pageById({ ...way, afterId: 'x', limit: 50 }),
      ];
      for (const page of pages) {
        const stages = await stagesOf(collection, page);
        expect(stages, JSON.stringify(page)).toContain('IXSCAN');
        expect(
          stages.filter((stage) => ['COLLSCAN', 'SORT'].includes(stage)),
          JSON.stringify(page),
        ).toEqual([]);
      }
    });
  });

  async function stagesOf(collection: string, { filter, ...options }: Page): Promise<readonly string[]> {
    const plan = await storage.db.collection(collection).find(filter, options).explain('queryPlanner');
    return [...JSON.stringify(plan['queryPlanner'].winningPlan).matchAll(/"stage":"(\w+)"/g)].map(
      ([, stage = '']) => stage,
    );
  }
});
