import currencyCodes from 'currency-codes';
import { z } from 'zod';
import { tokens } from './tokens.ts';

/** What a quantity is counted in. `digits` are the digits behind the point; more are refused, never rounded. */
export interface Unit {
  readonly code: string;
  readonly digits: number;
  readonly kind: 'currency' | 'token' | 'item';
  readonly alias?: string;
}

/** A unit as a caller writes it: an ISO 4217 alpha code, an ISO 24165 or CAIP-19 identifier, or a registered alias. */
export const unitCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9:/._%-]{0,199}$/)
  .meta({ id: 'Unit', examples: ['THB', 'BTC', 'item'] });

/** Codes of ISO 4217 that have no minor unit ("N.A."): metals, bond market units, SDR and the like. */
const withoutDigits = /^X(A[GU]|B[ABCD]|DR|P[DT]|SU|TS|UA|XX)$/;

/** Entered ISO 4217 by amendment 176 (in force 2025-03-31), after the data package's edition. */
const amendments: readonly Unit[] = [{ code: 'XCG', digits: 2, kind: 'currency' }];

const item: Unit = { code: 'item', digits: 0, kind: 'item' };

/** Every unit known to rules version 1, by its canonical code. */
export const units: readonly Unit[] = [
  item,
  ...currencyCodes.data
    .filter(({ code }) => !withoutDigits.test(code))
    .map(({ code, digits }): Unit => ({ code, digits, kind: 'currency' })),
  ...amendments,
  ...tokens.map(({ unit, alias, digits }): Unit => ({ code: unit, digits, kind: 'token', alias })),
];

const byName = new Map<string, Unit>();
for (const unit of units) byName.set(unit.code, unit);
for (const { unit, alias, also } of tokens) {
  const token = byName.get(unit);
  for (const name of token ? [alias, ...also] : []) byName.set(name, token ?? item);
}

/** The unit that a code or alias names, or `undefined` when it is not registered. */
export function findUnit(code: string): Unit | undefined {
  return byName.get(code);
}

/** The code under which a unit stands in facts and read models, whatever it is called by; of a name unknown here, the name. */
export const canonicalUnit = (name: string): string => findUnit(name)?.code ?? name;

/**
 * What a fact without legs has to say of a unit that a policy registered: whoever reads it need not have read the
 * policy. Of a unit that the rules know it says nothing.
 */
export const digitsToSay = ({ code, digits }: Unit): { readonly digits: number } | undefined =>
  byName.has(code) ? undefined : { digits };

/** Digits of the unit that a fact without legs names. */
export function digitsSaid(code: string, details: { readonly [name: string]: unknown }): number {
  const digits = byName.get(code)?.digits ?? details['digits'];
  if (typeof digits !== 'number') throw new RangeError(`nothing says how many digits the unit ${code} has`);
  return digits;
}
