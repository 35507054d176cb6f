import type { Fact } from '@seizure-ledger/domain';
import { expect, expectTypeOf, it } from 'vitest';
import { type Entry, entryText } from './entry.ts';

/** A repeat is never shown: it is answered with what it repeats. */
type ShownFact = Omit<Fact, 'first' | 'status'> & {
  readonly hash: string;
  readonly position: string;
  readonly plain?: Readonly<Record<string, string>>;
  readonly sentence?: string;
  readonly status: Exclude<Fact['status'], 'repeated'>;
};

it('an entry shows whatever the domain puts on a fact, and nothing else', () => {
  expectTypeOf<ShownFact>().toExtend<Entry>();
  expectTypeOf<keyof Entry>().toEqualTypeOf<keyof ShownFact>();
});

it('a refused entry says in words why, and is otherwise the record’s own bytes', () => {
  const value = '{"body":{},"refusal":{"code":"SAME_PERSON"},"status":"refused"}';
  expect(JSON.parse(entryText(value, 'sha256:0', '0:1'))).toEqual({
    ...JSON.parse(value),
    hash: 'sha256:0',
    position: '0:1',
    sentence: 'The second person must be another one than the proposer.',
  });
  const noted = JSON.stringify({ body: { note: '"refusal":{' }, status: 'posted' });
  expect(entryText(noted, 'sha256:0', '0:1')).toBe(
    `${noted.slice(0, -1)},"hash":"sha256:0","position":"0:1"}`,
  );
});
