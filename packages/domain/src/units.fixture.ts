import { findUnit } from './units.ts';

/** Digits of a unit of the rules: what the book carries is held to them, not to what it shows itself. */
export function digitsOf(code: string): number {
  const unit = findUnit(code);
  if (!unit) throw new RangeError(`the rules do not know the unit ${code}`);
  return unit.digits;
}
