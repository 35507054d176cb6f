import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from './base45.ts';

describe('Base45', () => {
  // RFC 9285, 4.3 and 4.4
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes %j as RFC 9285 does', (text, encoded) => {
    expect(toBase45(Buffer.from(text))).toBe(encoded);
    expect(Buffer.from(fromBase45(encoded) ?? []).toString()).toBe(text);
  });

  it.each(['GGW', ':::', 'A', 'BB8A', ':9', 'bb8', 'BÄ8'])(
    'does not read %j, which no bytes are written as',
    (text) => {
      expect(fromBase45(text)).toBeUndefined();
    },
  );

  it('gives back all bytes', () => {
    for (let length = 0; length < 260; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, n) => (n * 197 + length) % 256);
      expect(fromBase45(toBase45(bytes))).toEqual(bytes);
    }
  });
});
