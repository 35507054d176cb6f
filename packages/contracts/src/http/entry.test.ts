import type { Fact } from '@seizure-ledger/domain';
import { canonicalJson } from '@seizure-ledger/evidence';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Entry, entryText } from './entry.ts';

/** A repeat is never shown: it is answered with what it repeats. */
type ShownFact = Omit<Fact, 'first' | 'status'> & {
  readonly hash: string;
  readonly position: string;
  readonly plain?: Readonly<Record<string, string>>;
  readonly recordedLate?: true;
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

describe('an entry is shown as recorded late', () => {
  const record = (effectiveAt: string, besides: object = {}) =>
    canonicalJson({
      body: { effectiveAt: '2020-01-01T00:00:00Z', note: '"effectiveAt":"2020-01-01T00:00:00Z","id":' },
      effectiveAt,
      id: '0:1',
      recordedAt: '2026-03-02T09:00:00.000Z',
      rulesVersion: 1,
      ...besides,
    });
  const isLate = (value: string) => 'recordedLate' in JSON.parse(entryText(value, 'sha256:0', '0:1'));

  it('when it was recorded more than a day after it was effective, whatever its body says', () => {
    expect(isLate(record('2026-03-01T08:59:59Z'))).toBe(true);
    expect(isLate(record('2026-03-01T09:00:00Z'))).toBe(false);
    expect(isLate(record('2026-03-02T12:00:00Z'))).toBe(false);
  });

  it('not when it was refused: nothing of it took effect', () => {
    const refusal = { code: 'CORRECTION_TIME', params: { effectiveAt: '2020-01-01T00:00:00Z' } };
    expect(isLate(record('2026-01-01T00:00:00Z', { refusal }))).toBe(false);
  });
});
