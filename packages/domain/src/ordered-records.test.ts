import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedRecords } from './ordered-records.ts';

const recordsOf = (ids: Iterable<string>): OrderedRecords<string> => {
  const records = new OrderedRecords<string>();
  for (const id of ids) records.set(id, id);
  return records;
};
const idsOf = (records: OrderedRecords<string>, prefix: string) =>
  [...records.from(prefix)].map(([id]) => id);

/** Text as a custodian's name may be, mostly of characters whose order UTF-16 and UTF-8 see differently. */
const name = fc.array(fc.constantFrom('A', 'b', 'ก', '\uFF21', '\u{1F3E6}', '\u{10FFFF}'), { maxLength: 4 });

describe('records', () => {
  it('stand in the order of their ids’ UTF-8 bytes, as a state file keeps them', () => {
    expect(idsOf(recordsOf(['\u{1F3E6} Bank', '\uFF21 Bank', 'Bank']), '')).toEqual([
      'Bank',
      '\uFF21 Bank',
      '\u{1F3E6} Bank',
    ]);
  });

  it('are read from any prefix, all of them, whatever was put and deleted', () => {
    const texts = name.map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(texts), fc.array(texts), texts, (ids, gone, prefix) => {
        const records = recordsOf(ids);
        for (const id of gone) records.delete(id);
        const left = [...new Set(ids)].filter((id) => !gone.includes(id) && id.startsWith(prefix));
        const byBytes = left.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(idsOf(records, prefix)).toEqual(byBytes);
      }),
    );
  });
});
