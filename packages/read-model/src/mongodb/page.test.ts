import { describe, expect, it } from 'vitest';
import { collectionNames, indexes } from '../collections.ts';
import { openFields, type Range } from '../range.ts';
import { type Filter, pageById, pageInIndex } from './page.ts';

const tags = { all: ['a', 'b'], any: ['c', 'd'], prefixes: ['e'] };
const ways: readonly Pick<Range, 'descending' | 'tags'>[] = [
  {},
  { descending: true },
  { tags },
  { tags, descending: true },
];

const everyIndex = collectionNames.flatMap((collection) =>
  Object.entries(indexes[collection]).map(([index, fields]): [string, string, readonly string[]] => [
    collection,
    index,
    fields,
  ]),
);

describe.each(everyIndex)('a page of %s %s', (_, index, fields) => {
  it.each(ways)(
    'is one range of the index, or several that are merged, in the order of the index: %o',
    (way) => {
      for (const given of fields.keys()) {
        const range: Range = { ...way, equals: fields.slice(0, given + 1).map(() => 'x'), limit: 50 };
        const open = openFields(fields, range);
        const place = [...open, 'id'].map(() => 'x');
        for (const after of [undefined, place]) {
          const page = pageInIndex(index, fields, range, after);
          expect(page.hint).toBe(index);
          expect(Object.keys(page.sort)).toEqual([...open, '_id']);
          expect(new Set(Object.values(page.sort))).toEqual(new Set([way.descending ? -1 : 1]));
          const branches = branchesOf(page.filter);
          expect(branches).toHaveLength(after ? place.length : 1);
          for (const branch of branches) expectRange(branch, [...fields, '_id'], given + 1);
        }
      }
    },
  );

  it('goes on inside the index where the page before ended', () => {
    const open = fields.slice(1);
    const place = [...open.map((field) => `of ${field}`), 'id'];
    const page = pageInIndex(index, fields, { equals: ['x'], limit: 50 }, place);
    const boundaries = branchesOf(page.filter).map((branch) => boundaryIn(branch));
    expect(boundaries).toEqual([...open, '_id'].map((field, at) => [field, place[at]]));
  });
});

describe.each(collectionNames)('a page of %s by id', () => {
  it.each([{}, { descending: true }] as const)('keeps to the index of ids: %o', (way) => {
    for (const range of [{}, { afterId: 'x' }, { idPrefix: 'x' }, { afterId: 'x1', idPrefix: 'x' }]) {
      const page = pageById({ ...way, ...range, limit: 50 });
      expect(page.hint).toBe('_id_');
      expect(Object.keys(page.sort)).toEqual(['_id']);
      expect(fieldsOf(page.filter).every((field) => field === '_id')).toBe(true);
    }
  });

  it('lets the server start from the rarest tag where there are tags', () => {
    const page = pageById({ tags, afterId: 'x', limit: 50 });
    expect(page.hint).toBeUndefined();
    expect(new Set(fieldsOf(page.filter))).toEqual(new Set(['_id', 'tags']));
    expect(pageById({ tags: { all: [], prefixes: [] }, limit: 50 }).hint).toBe('_id_');
  });
});

function branchesOf(filter: Filter): readonly Filter[] {
  return (filter['$or'] as readonly Filter[] | undefined) ?? [filter];
}

/** Leading fields are equal to something, at most one more is bounded, and what else is asked looks at tags only. */
function expectRange(branch: Filter, order: readonly string[], given: number): void {
  const operators = order.map((field) => operatorsOf(branch, field));
  const equal = operators.findIndex((of) => !of.includes('$eq'));
  expect(equal).toBeGreaterThanOrEqual(given);
  const beyond = operators.slice(equal + 1).flat();
  expect(beyond.filter((operator) => operator !== '$exists')).toEqual([]);
  expect(fieldsOf(branch).filter((field) => field !== 'tags' && !order.includes(field))).toEqual([]);
}

function boundaryIn(branch: Filter): readonly unknown[] | undefined {
  return conditionsOf(branch)
    .flatMap(([field, demand]) => Object.entries(demand).map(([operator, value]) => [field, operator, value]))
    .filter(([, operator]) => operator === '$gt')
    .map(([field, , value]) => [field, value])[0];
}

function operatorsOf(branch: Filter, field: string): readonly string[] {
  return conditionsOf(branch)
    .filter(([name]) => name === field)
    .flatMap(([, demand]) => Object.keys(demand));
}

function fieldsOf(branch: Filter): readonly string[] {
  return conditionsOf(branch).map(([field]) => field);
}

/** Every field with what is demanded of it, also of the list in `$and`. */
function conditionsOf({ $and: besides = [], ...first }: Filter): readonly (readonly [string, object])[] {
  return [first, ...(besides as readonly Filter[])].flatMap(
    (condition) => Object.entries(condition) as [string, object][],
  );
}
