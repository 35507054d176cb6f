import { sealQuarantine } from '@seizure-ledger/domain';
import { sha256 } from '@seizure-ledger/evidence';
import { describe, expect, it } from 'vitest';
import { factHeaders, factRecord, NotAFactError, readFactRecord } from './fact-record.ts';

const sealed = sealQuarantine(
  { reason: 'not JSON', valueHash: sha256('x') },
  { index: 17, input: 12, partition: 3, recordedAt: '2026-11-24T08:00:00.000Z' },
);
const record = factRecord(sealed);
const withHeaders = (headers: Readonly<Record<string, string>>) => ({
  ...record,
  headers: { ...record.headers, ...headers },
});
const withValue = (value: object | string) => ({
  ...record,
  value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

describe('a record of the ledger’s log', () => {
  it('is read back as the fact that was written', () => {
    expect(readFactRecord(record)).toEqual(JSON.parse(sealed.value));
    expect(factHeaders(record.headers)).toEqual({ index: 17, input: 12, part: 1, parts: 1 });
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['index', { ce_index: '1000000000' }],
    ['input', { ce_input: '13' }],
    ['part', { ce_part: '1/2' }],
  ])('is no fact when its headers name another %s than its value', (_name, headers) => {
    expect(() => readFactRecord(withHeaders(headers))).toThrow(NotAFactError);
  });

  it.each(['', '-1', '1e9', '1.0', ' 17', '0x11', '99999999999999999999'])(
    'is no fact with the header index “%s”',
    (index) => {
      expect(() => factHeaders({ ...record.headers, ce_index: index })).toThrow(NotAFactError);
    },
  );

  it.each(['', '1', '0/1', '2/1', '0/0', '1/1/1 of 1'])('is no fact with the header part “%s”', (part) => {
    expect(() => factHeaders({ ...record.headers, ce_part: part })).toThrow(NotAFactError);
  });

  it.each<readonly [string, object | string]>([
    ['no JSON', '{"index":17'],
    ['null', 'null'],
    ['a text index', { ...sealed.fact, index: '17' }],
    ['a negative index', { ...sealed.fact, index: -1 }],
    ['an index beyond exact numbers', { ...sealed.fact, index: 2 ** 53 }],
    ['a part beyond its parts', { ...sealed.fact, part: 2 }],
    ['no status', { ...sealed.fact, status: undefined }],
  ])('is no fact with %s in its value', (_name, value) => {
    expect(() => readFactRecord(withValue(value))).toThrow(NotAFactError);
  });
});
