import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isWrittenBy, saidAuth, withAuth } from './record-auth.ts';
import { topics } from './topics.ts';

const keyOf = (byte: number) => ({ id: `k-${byte}`, key: createSecretKey(Buffer.alloc(32, byte)) });
const place = { partition: 3, topic: topics.ledger };
const record = { headers: { a: '1', b: '2' }, key: 'C-1', value: Buffer.from('{"x":1}') };
const written = withAuth(record, place, keyOf(1));
const { mac = '' } = saidAuth(written.headers) ?? {};

describe('who wrote a record', () => {
  it('is told by the key that it names', () => {
    expect(saidAuth(written.headers)?.keyId).toBe('k-1');
    expect(isWrittenBy(written, place, keyOf(1), mac)).toBe(true);
    expect(isWrittenBy(written, place, keyOf(2), mac)).toBe(false);
  });

  it('does not depend on the order in which headers come back', () => {
    const turned = { ...written, headers: Object.fromEntries(Object.entries(written.headers).toReversed()) };
    expect(isWrittenBy(turned, place, keyOf(1), mac)).toBe(true);
  });

  it.each([
    ['a header', { ...written, headers: { ...written.headers, a: '9' } }],
    ['a header more', { ...written, headers: { ...written.headers, c: '' } }],
    ['a header less', { ...written, headers: { b: '2' } }],
    ['a text cut elsewhere', { ...written, headers: { a: '12', b: '' } }],
    ['the key', { ...written, key: 'C-2' }],
    ['the value', { ...written, value: Buffer.from('{"x":2}') }],
  ])('is nobody when somebody changed %s', (_, changed) => {
    expect(isWrittenBy(changed, place, keyOf(1), mac)).toBe(false);
  });

  it('is nobody in another partition or topic', () => {
    expect(isWrittenBy(written, { ...place, partition: 4 }, keyOf(1), mac)).toBe(false);
    expect(isWrittenBy(written, { ...place, topic: topics.instructions }, keyOf(1), mac)).toBe(false);
  });

  it.each(['', ':', 'k-1', 'k-1:', `k-1:${mac}x`])('is nobody by the words %j', (auth) => {
    const said = saidAuth({ auth });
    expect(said && said.keyId === 'k-1' && isWrittenBy(written, place, keyOf(1), said.mac)).toBe(false);
  });
});
