import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  fromMinor,
  isZero,
  minus,
  negate,
  plus,
  quantity,
  sum,
  toMinor,
  withDigits,
  zero,
} from './quantity.ts';

const widest = `${'9'.repeat(30)}.${'9'.repeat(18)}`;

describe('a quantity', () => {
  it.each(['0', '1', '0.5', '1250.00', '0.000000000000000001', widest, '1.10'])('may be %s', (text) => {
    expect(quantity.safeParse(text).success).toBe(true);
  });

  it.each([
    ['an exponent', '1e3'],
    ['a capital exponent', '1E3'],
    ['a plus sign', '+1'],
    ['a minus sign', '-1'],
    ['a negative zero', '-0'],
    ['a leading zero', '01'],
    ['two zeros', '00'],
    ['no digit before the point', '.5'],
    ['no digit behind the point', '1.'],
    ['not a number', 'NaN'],
    ['infinity', 'Infinity'],
    ['Thai digits', '๑๒๓'],
    ['full-width digits', '１２３'],
    ['Arabic-Indic digits', '١٢٣'],
    ['a decimal comma', '1,5'],
    ['separators', '1,000.00'],
    ['spaces', ' 1'],
    ['a line break', '1\n'],
    ['hexadecimal', '0x10'],
    ['nothing', ''],
    ['40 digits', '9'.repeat(40)],
    ['31 digits before the point', `1${'0'.repeat(30)}`],
    ['19 digits behind the point', `0.${'0'.repeat(18)}1`],
    ['a currency sign', '$5'],
    ['a fraction', '1/2'],
  ])('is refused with %s', (_, text) => {
    expect(quantity.safeParse(text).success).toBe(false);
  });

  it.each([[1000], [0], [-0], [1.5], [1000n], [null], [true], [{ $ne: null }], [['1']], [undefined]])(
    'is never converted from %s',
    (value) => {
      expect(quantity.safeParse(value).success).toBe(false);
    },
  );

  it('takes the digits of its unit, and is never rounded to them', () => {
    expect(withDigits('5', 0)).toBe('5');
    expect(withDigits('5', 2)).toBe('5.00');
    expect(withDigits('5.1', 2)).toBe('5.10');
    expect(withDigits('5.10', 2)).toBe('5.10');
    expect(() => withDigits('5.100', 2)).toThrow(RangeError);
  });
});

describe('sums', () => {
  it('are exact at 30 digits before and 18 behind the point', () => {
    expect(plus(widest, widest)).toBe(`1${'9'.repeat(30)}.${'9'.repeat(17)}8`);
    expect(minus(widest, '0.000000000000000001')).toBe(`${'9'.repeat(30)}.${'9'.repeat(17)}8`);
    expect(minus('0.000000000000000001', widest)).toBe(`-${'9'.repeat(30)}.${'9'.repeat(17)}8`);
    expect(sum(Array<string>(1000).fill(widest))).toBe(
      `${'9'.repeat(30)}${'9'.repeat(3)}.${'9'.repeat(15)}000`,
    );
  });

  it('have the digits of the amount that has most', () => {
    expect(plus('0', '5.00')).toBe('5.00');
    expect(minus('5.000', '1')).toBe('4.000');
    expect(sum(['1', '2.50', '3'])).toBe('6.50');
  });

  it('of nothing are zero, without a sign', () => {
    expect(sum([])).toBe('0');
    expect(sum([zero(2)])).toBe('0.00');
    expect(minus('1.00', '1.00')).toBe('0.00');
    expect(plus('-1.00', '1.00')).toBe('0.00');
    expect(negate('0.00')).toBe('0.00');
    expect(isZero('-0.00')).toBe(true);
  });

  it('throw before they would round', () => {
    expect(() => sum([`${'9'.repeat(64)}`, '1'])).toThrow(RangeError);
    expect(() => sum(['9'.repeat(64), '1', `-${'9'.repeat(64)}`])).toThrow(RangeError);
    expect(() => plus(`1${'0'.repeat(60)}.1`, '0.0001')).toThrow(RangeError);
  });

  it('agree with whole numbers of the smallest part', () => {
    fc.assert(
      fc.property(minor, minor, fc.nat(18), (a, b, digits) => {
        const [left, right] = [fromMinor(a, digits), fromMinor(b, digits)];
        expect(plus(left, right)).toBe(fromMinor(a + b, digits));
        expect(minus(left, right)).toBe(fromMinor(a - b, digits));
        expect(sum([left, right, left])).toBe(fromMinor(a + b + a, digits));
        expect(compare(left, right)).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(negate(left)).toBe(fromMinor(-a, digits));
        expect(isZero(left)).toBe(a === 0n);
      }),
    );
  });

  it('go to whole numbers of the smallest part and back', () => {
    fc.assert(
      fc.property(minor, fc.nat(18), (a, digits) => {
        const text = fromMinor(a, digits);
        expect(toMinor(text, digits)).toBe(a);
        if (a >= 0n) expect(quantity.safeParse(text).success).toBe(true);
      }),
    );
  });
});

const most = 10n ** 48n - 1n;
const small = 10n ** 12n;
/** Wide and everyday amounts in their smallest part; with 18 digits behind the point the widest still has 30 before. */
const minor = fc
  .oneof(fc.bigInt(-(10n ** 30n), 10n ** 30n - 1n), fc.bigInt(-small, small))
  .filter((a) => a < most);
