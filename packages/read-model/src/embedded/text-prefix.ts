import { firstBeyond } from '../text-prefix.ts';
import type { Clause } from './clause.ts';

/** That a column begins with a prefix, as a range of it in the binary order of UTF-8. */
export function beginsWith(column: string, prefix: string): Clause {
  const end = firstBeyond(prefix);
  if (end === undefined) return { sql: `${column} >= ?`, values: [prefix] };
  return { sql: `${column} >= ? AND ${column} < ?`, values: [prefix, end] };
}
