import { divide } from '@seizure-ledger/domain';
import { rate, type Row } from '../row.ts';

/** A fund for a third of what is outstanding, divided by rising tide; against sorting the same claims by what was lost. */
export function distributeRow(claims: number): Row {
  const shares = Array.from({ length: claims }, (_, n) => {
    // a multiplier that shares no factor with the range, so that losses come in no order
    const grossLoss = BigInt(100_000 + ((n * 7_919_317) % 50_000_021));
    return {
      claimId: `C${String(n).padStart(7, '0')}`,
      given: 0n,
      grossLoss,
      priorRecoveries: (grossLoss * BigInt(n % 97)) / 100n,
    };
  });
  const owed = shares.reduce((all, { grossLoss, priorRecoveries }) => all + grossLoss - priorRecoveries, 0n);
  const fund = owed / 3n;
  return {
    ceiling: () =>
      rate(claims, () => {
        shares.toSorted((a, b) => (a.grossLoss < b.grossLoss ? -1 : a.grossLoss > b.grossLoss ? 1 : 0));
      }),
    name: `distribute-${claims}`,
    ours: () =>
      rate(claims, () => {
        const divided = divide(fund, [{ rule: { catchUp: false, method: 'rising-tide' }, shares }]);
        const sum = divided.reduce((all, { amount }) => all + amount, 0n);
        if (sum !== fund) throw new Error(`${sum} was divided of ${fund}`);
      }),
    repeats: 3,
    settings: { claims },
    unit: 'claims/s',
  };
}
