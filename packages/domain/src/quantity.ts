import { z } from 'zod';

/**
 * A quantity as it crosses a boundary: a decimal string of at most 30 digits before and 18 behind the point, never
 * a JSON number. How many digits are allowed behind the point is its unit's affair.
 */
export const quantity = z
  .string()
  .regex(
    /^(0|[1-9]\d{0,29})(\.\d{1,18})?$/,
    'must be a decimal string such as "1250.00": digits 0-9, no sign, exponent, leading zero or separator',
  )
  .meta({ id: 'Quantity', examples: ['1000000.00'] });

/** 64 digits: a permitted quantity has at most 48, so the book has room for sums of 10^15 of the largest ones. */
const room = 10n ** 64n;

function inBook(minor: bigint): bigint {
  if (minor >= room || minor <= -room) throw new RangeError('a sum exceeds the precision of the book');
  return minor;
}

/** Digits behind the point that a quantity uses; trailing zeros count. */
export function fractionDigits(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** The same amount with exactly `digits` digits behind the point. Throws where that would round. */
export function withDigits(text: string, digits: number): string {
  const has = fractionDigits(text);
  if (has === digits) return text;
  if (has > digits) throw new RangeError(`${text} has more than ${digits} digits behind the point`);
  return has === 0 && digits > 0 ? `${text}.${'0'.repeat(digits)}` : text + '0'.repeat(digits - has);
}

/** Nothing of a unit. */
export const zero = (digits: number): string => withDigits('0', digits);

/**
 * Both amounts have the same unit. What the book carries has exactly its unit's digits, so whoever adds it up need not
 * know the unit: the result has as many digits as the amount that has most.
 */
export function plus(a: string, b: string): string {
  const digits = mostDigits(a, b);
  return fromMinor(inBook(toMinor(a, digits) + toMinor(b, digits)), digits);
}

export function minus(a: string, b: string): string {
  return plus(a, negate(b));
}

/** Of no amounts, `0` without digits: begin with a {@link zero} where there may be none. */
export function sum(amounts: Iterable<string>): string {
  let total = 0n;
  let digits = 0;
  for (const amount of amounts) {
    const more = Math.max(digits, fractionDigits(amount));
    if (more > digits) total *= 10n ** BigInt(more - digits);
    digits = more;
    total = inBook(total + toMinor(amount, digits));
  }
  return fromMinor(total, digits);
}

export function compare(a: string, b: string): -1 | 0 | 1 {
  const digits = mostDigits(a, b);
  const [one, other] = [toMinor(a, digits), toMinor(b, digits)];
  return one < other ? -1 : one > other ? 1 : 0;
}

const mostDigits = (a: string, b: string): number => Math.max(fractionDigits(a), fractionDigits(b));

export const isZero = (amount: string): boolean => /^-?0(\.0*)?$/.test(amount);
export const negate = (amount: string): string =>
  isZero(amount) ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

/** The amount as an integer of the unit's smallest part; exact. */
export function toMinor(amount: string, digits: number): bigint {
  return BigInt(withDigits(amount, digits).replace('.', ''));
}

/** The inverse of {@link toMinor}. */
export function fromMinor(minor: bigint, digits: number): string {
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
