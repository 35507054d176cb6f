import { openFields, type Range } from '../range.ts';
import { firstBeyond } from '../text-prefix.ts';

/** One page, as the server is asked for it. */
export interface Page {
  readonly filter: Filter;
  readonly sort: Readonly<Record<string, 1 | -1>>;
  /** The index to keep to. None where the server may start from the rarest tag. */
  readonly hint?: string;
  readonly limit: number;
}

export type Filter = Readonly<Record<string, unknown>>;

/** A page of a collection in the order of ids. */
export function pageById(range: Range): Page {
  if (range.equals?.length || range.upTo !== undefined) throw new TypeError('fields need an index');
  const demands = tagDemands(range);
  const after = range.afterId === undefined ? undefined : [range.afterId];
  return {
    ...inOrder(range, [], [...idPrefix(range), ...demands], after),
    ...(demands.length === 0 && { hint: '_id_' }),
  };
}

/**
 * A page of an index.
 * @param after values of the open fields, and the id, of the last document of the page before.
 */
export function pageInIndex(
  index: string,
  fields: readonly string[],
  range: Range,
  after?: readonly (string | number)[],
): Page {
  const open = openFields(fields, range);
  const conditions = [
    ...(range.equals ?? []).map((value, at) => ({ [known(fields[at])]: { $eq: value } })),
    ...open.map((field) => ({ [field]: { $exists: true } })),
    ...(range.upTo === undefined ? [] : [{ [known(open[0])]: { $lte: range.upTo } }]),
    ...idPrefix(range),
    ...tagDemands(range),
  ];
  return { ...inOrder(range, open, conditions, after), hint: index };
}

function inOrder(
  range: Range,
  open: readonly string[],
  conditions: readonly Filter[],
  after?: readonly (string | number)[],
) {
  const order = [...open, '_id'];
  const way = range.descending ? -1 : 1;
  return {
    filter: after ? goesOn(order, range, conditions, after) : all(conditions),
    limit: range.limit,
    sort: Object.fromEntries(order.map((field): [string, 1 | -1] => [field, way])),
  };
}

/**
 * What comes after a place: equal in the first fields, beyond it in the next. Each way to be so is a range of the index
 * by itself, all conditions in it, so that the server merges ranges and sorts nothing.
 */
function goesOn(
  order: readonly string[],
  range: Range,
  conditions: readonly Filter[],
  after: readonly (string | number)[],
): Filter {
  const beyond = range.descending ? '$lt' : '$gt';
  const ways = order.map((field, at) => {
    const same = order.slice(0, at).map((earlier, place) => ({ [earlier]: { $eq: after[place] } }));
    return all([...conditions, ...same, { [field]: { [beyond]: after[at] } }]);
  });
  const [only] = ways;
  return ways.length === 1 && only ? only : { $or: ways };
}

/** One condition a field as plain members, what is asked of a field besides in `$and`. */
function all(conditions: readonly Filter[]): Filter {
  const first = new Map<string, unknown>();
  const besides: Filter[] = [];
  for (const condition of conditions) {
    const [[field, demand] = ['', undefined]] = Object.entries(condition);
    if (first.has(field)) besides.push(condition);
    else first.set(field, demand);
  }
  return { ...Object.fromEntries(first), ...(besides.length > 0 && { $and: besides }) };
}

function idPrefix({ idPrefix: prefix }: Range): readonly Filter[] {
  return prefix === undefined ? [] : [{ _id: beginsWith(prefix) }];
}

/** Every demand a condition of its own: a document must meet each by some tag. */
function tagDemands({ tags: { all: each = [], any, prefixes = [] } = {} }: Range): readonly Filter[] {
  return [
    ...each.map((tag) => ({ tags: { $eq: tag } })),
    ...(any ? [{ tags: { $in: any } }] : []),
    ...prefixes.map((prefix) => ({ tags: { $elemMatch: beginsWith(prefix) } })),
  ];
}

function beginsWith(prefix: string): Filter {
  const end = firstBeyond(prefix);
  return { $gte: prefix, ...(end !== undefined && { $lt: end }) };
}

function known(field: string | undefined): string {
  if (field === undefined) throw new TypeError('the index has no such field');
  return field;
}
