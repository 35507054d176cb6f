import { type Refusal, refuse } from './act.ts';
import { fractionDigits, isZero, withDigits } from './quantity.ts';
import { findUnit, type Unit } from './units.ts';

/** A quantity of a registered unit, with exactly the unit's digits. */
export interface Amount {
  readonly unit: Unit;
  readonly quantity: string;
}

/** Reads what a body says against the registered units: an unknown unit and too many digits are refused, never mended. */
export function amountOf(body: { readonly unit: string; readonly quantity: string }): Amount | Refusal {
  const unit = findUnit(body.unit);
  if (!unit) return refuse('UNKNOWN_UNIT', { unit: body.unit });
  if (fractionDigits(body.quantity) > unit.digits) {
    return refuse('PRECISION_EXCEEDED', {
      unit: unit.code,
      digits: String(unit.digits),
      quantity: body.quantity,
    });
  }
  return { unit, quantity: withDigits(body.quantity, unit.digits) };
}

/** The same, and more than nothing. */
export function positiveAmountOf(body: {
  readonly unit: string;
  readonly quantity: string;
}): Amount | Refusal {
  const amount = amountOf(body);
  if ('refused' in amount) return amount;
  return isZero(amount.quantity) ? refuse('ZERO_QUANTITY') : amount;
}
