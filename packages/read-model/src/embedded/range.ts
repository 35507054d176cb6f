import type { Range } from '../range.ts';
import type { Clause } from './clause.ts';
import { beginsWith } from './text-prefix.ts';

/** How SQL says which way a range is read. */
export function direction(range: Range): { readonly after: '<' | '>'; readonly order: 'ASC' | 'DESC' } {
  return range.descending ? { after: '<', order: 'DESC' } : { after: '>', order: 'ASC' };
}

export function idPrefix(range: Range): readonly Clause[] {
  return range.idPrefix === undefined ? [] : [beginsWith('d.id', range.idPrefix)];
}
