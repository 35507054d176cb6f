import { type Refusal, refuse } from './act.ts';
import { fractionDigits, isZero, withDigits } from './quantity.ts';
import { unitIn } from './policy.ts';
import type { StateView } from './state.ts';
import type { Unit } from './units.ts';

/** A quantity of a registered unit, with exactly the unit's digits. */
export interface Amount {
  readonly unit: Unit;
  readonly quantity: string;
}

interface Said {
  readonly quantity: string;
  readonly unit: string;
}

/** Reads what a body says against the registered units: an unknown unit and too many digits are refused, never mended. */
export function amountOf(body: Said, state: StateView): Amount | Refusal {
  const unit = unitIn(state, body.unit);
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
export function positiveAmountOf(body: Said, state: StateView): Amount | Refusal {
  const amount = amountOf(body, state);
  if ('refused' in amount) return amount;
  return isZero(amount.quantity) ? refuse('ZERO_QUANTITY') : amount;
}
