import { Decimal } from 'decimal.js';
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

/**
 * 64 significant digits: a permitted quantity has at most 48, so sums stay exact up to 10^15 of the largest ones.
 * `Exact` is never used for a division.
 */
const precision = 64;
const Exact = Decimal.clone({ precision, toExpNeg: -precision, toExpPos: precision });

/** A result with at most `digits` digits behind the point was not rounded if it has room for all of them. */
function unrounded(result: Decimal, digits: number): Decimal {
  if (result.e + 1 + digits > precision) throw new RangeError('a sum exceeds the precision of the book');
  if (result.decimalPlaces() > digits) throw new RangeError(`a sum has more than ${digits} digits`);
  return result;
}

const exactly = (result: Decimal, digits: number): string => unrounded(result, digits).toFixed(digits);

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
  return exactly(new Exact(a).plus(b), Math.max(fractionDigits(a), fractionDigits(b)));
}

export function minus(a: string, b: string): string {
  return exactly(new Exact(a).minus(b), Math.max(fractionDigits(a), fractionDigits(b)));
}

/** Of no amounts, `0` without digits: begin with a {@link zero} where there may be none. */
export function sum(amounts: Iterable<string>): string {
  let total = new Exact(0);
  let digits = 0;
  for (const amount of amounts) {
    digits = Math.max(digits, fractionDigits(amount));
    total = unrounded(total.plus(amount), digits);
  }
  return total.toFixed(digits);
}

export function compare(a: string, b: string): -1 | 0 | 1 {
  const order = new Exact(a).comparedTo(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

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
