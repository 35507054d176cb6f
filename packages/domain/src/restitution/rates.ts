import { type Refusal, refuse } from '../act.ts';
import { fractionDigits, toMinor } from '../quantity.ts';
import { unitIn } from '../policy.ts';
import type { StateView } from '../state.ts';
import type { Unit } from '../units.ts';

/** What one of another unit is worth in the unit of a distribution, as its order states it. */
export interface Rate {
  /** Over 10^`digits`. */
  readonly value: bigint;
  readonly digits: number;
}

/** The rates of a distribution, by unit; each other unit once. */
export function ratesOf(
  stated: readonly { readonly rate: string; readonly unit: string }[],
  unit: Unit,
  state: StateView,
): ReadonlyMap<string, Rate> | Refusal {
  const rates = new Map<string, Rate>();
  for (const { rate, unit: name } of stated) {
    const other = unitIn(state, name);
    if (!other) return refuse('UNKNOWN_UNIT', { unit: name });
    if (other.kind === 'item') return refuse('NOT_DIVISIBLE', { unit: other.code });
    const digits = fractionDigits(rate);
    const value = toMinor(rate, digits);
    if (value === 0n || other.code === unit.code || rates.has(other.code))
      return refuse('RATE_INVALID', { unit: other.code });
    rates.set(other.code, { digits, value });
  }
  return rates;
}

/** An amount in minor units of one unit, in those of the other, rounded half to even. */
export function convert(minor: bigint, from: Unit, { digits, value }: Rate, to: Unit): bigint {
  return halfEven(minor * value * 10n ** BigInt(to.digits), 10n ** BigInt(from.digits + digits));
}

/** The other way round. */
export function convertBack(minor: bigint, to: Unit, { digits, value }: Rate, from: Unit): bigint {
  return halfEven(minor * 10n ** BigInt(from.digits + digits), value * 10n ** BigInt(to.digits));
}

function halfEven(over: bigint, under: bigint): bigint {
  const whole = over / under;
  const twice = 2n * (over % under);
  return twice > under || (twice === under && whole % 2n === 1n) ? whole + 1n : whole;
}
