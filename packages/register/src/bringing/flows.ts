import { canonicalUnit } from '@seizure-ledger/domain';
import { Decimal } from 'decimal.js';
import type { AnsweredLeg } from './answers.ts';
import type { Flow } from './reconciliation.ts';

const Exact = Decimal.clone({ precision: 64, toExpPos: 64 });

type Column = keyof Flow;

/** Adds up quantities by unit, exactly. */
export class Flows {
  private readonly units = new Map<string, { digits: number; readonly sums: Map<Column, Decimal> }>();

  add(column: Column, unit: string, quantity: string): void {
    // a register may write an alias, the ledger answers the code
    const code = canonicalUnit(unit);
    const known = this.units.get(code) ?? { digits: 0, sums: new Map<Column, Decimal>() };
    const amount = new Exact(quantity);
    known.digits = Math.max(known.digits, quantity.split('.')[1]?.length ?? 0);
    known.sums.set(column, (known.sums.get(column) ?? new Exact(0)).plus(amount));
    this.units.set(code, known);
  }

  /** Counts where property went; legs of accounts outside of the book's property (`source:*`) are left out. */
  post(legs: readonly AnsweredLeg[]): void {
    for (const { account, unit, amount } of legs) {
      const column = columnOf(account);
      if (column !== undefined) this.add(column, unit, amount);
    }
  }

  /** Whether in every unit all that was read went somewhere, and nothing else did. */
  get balanced(): boolean {
    return [...this.units.values()].every(({ sums }) => {
      const sum = (column: Column): Decimal => sums.get(column) ?? new Exact(0);
      const went = sum('seizureRefused').plus(sum('held')).plus(sum('confiscated')).plus(sum('released'));
      return went.equals(sum('read'));
    });
  }

  result(): Readonly<Record<string, Flow>> {
    return Object.fromEntries(
      [...this.units]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([unit, { digits, sums }]) => {
          const text = (column: Column): string => (sums.get(column) ?? new Exact(0)).toFixed(digits);
          const flow: Flow = {
            read: text('read'),
            seizureRefused: text('seizureRefused'),
            held: text('held'),
            confiscated: text('confiscated'),
            released: text('released'),
          };
          return [unit, flow];
        }),
    );
  }
}

function columnOf(account: string): Column | undefined {
  if (account === 'held:frozen' || account === 'held:seized') return 'held';
  if (account === 'held:confiscated' || account.startsWith('owned:')) return 'confiscated';
  return account === 'out:released' ? 'released' : undefined;
}
