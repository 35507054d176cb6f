import type { CollectionName } from '../documents.ts';
import { openFields, type Range } from '../range.ts';
import { clause, joined, type Clause } from './clause.ts';
import { direction, idPrefix } from './range.ts';
import { isMet, tagDemands } from './tag-demand.ts';

/**
 * The ids of a page of an index. SQLite refuses the statement if it can't keep to the index.
 * @param after values of the open fields, and the id, of the last document of the page before.
 */
export function pageInIndex(
  collection: CollectionName,
  index: string,
  fields: readonly string[],
  range: Range,
  after?: readonly (string | number)[],
): Clause {
  const open = openFields(fields, range);
  const conditions = [
    ...(range.equals ?? []).map((value, at) => clause(`${column(fields[at])} = ?`, value)),
    ...open.map((field) => clause(`${column(field)} IS NOT NULL`)),
    ...(range.upTo === undefined ? [] : [clause(`${column(open[0])} <= ?`, range.upTo)]),
    ...(after ? [goesOn(open, range, after)] : []),
    ...idPrefix(range),
    ...tagDemands(range.tags ?? {}).map((demand) => isMet(collection, demand)),
  ];
  const ids = clause(`SELECT d.id AS id FROM "${collection}" AS d INDEXED BY "${collection}_${index}" WHERE`);
  const order = [...open.map(column), 'd.id'].map((part) => `${part} ${direction(range).order}`).join(', ');
  return joined([ids, joined(conditions, ' AND '), clause(`ORDER BY ${order} LIMIT ?`, range.limit)], ' ');
}

function goesOn(open: readonly string[], range: Range, after: readonly (string | number)[]): Clause {
  const place = [...open.map(column), 'd.id'].join(', ');
  return clause(`(${place}) ${direction(range).after} (${after.map(() => '?').join(', ')})`, ...after);
}

function column(field: string | undefined): string {
  if (field === undefined) throw new TypeError('the index has no such field');
  return `d."${field}"`;
}
