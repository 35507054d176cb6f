import { fractionDigits, fromMinor, toMinor } from '@seizure-ledger/domain';
import type { CaseStanding } from './case-standing.ts';

/** The accounts of a case in one unit, in whole minor units. */
export interface Money {
  readonly unit: string | null;
  /** Of one account, or of all that begin with a word such as `source:`. */
  readonly balance: (account: string) => bigint;
  readonly minor: (amount: string) => bigint;
  readonly text: (minor: bigint) => string;
}

export function moneyIn(
  { balances, claims }: Pick<CaseStanding, 'balances' | 'claims'>,
  unit: string | null,
): Money {
  const own = balances.filter((balance) => balance.unit === unit);
  const claimed = claims.find((claim) => claim.unit === unit)?.recognisedLoss;
  // what the book carries has exactly its unit's digits
  const digits = fractionDigits(own[0]?.amount ?? claimed ?? '0');
  const none = fromMinor(0n, digits);
  // of many claims most members are nothing yet
  const minor = (amount: string) => (amount === none ? 0n : toMinor(amount, digits));
  const isMeant = (name: string, account: string) =>
    name.endsWith(':') ? account.startsWith(name) : account === name;
  return {
    balance: (name) =>
      own
        .filter(({ account }) => isMeant(name, account))
        .reduce((all, { amount }) => all + minor(amount), 0n),
    minor,
    text: (amount) => fromMinor(amount, digits),
    unit,
  };
}
