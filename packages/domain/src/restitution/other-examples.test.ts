import { describe, expect, it } from 'vitest';
import { divide } from './divide.ts';
import { roundShares } from './exact-shares.ts';
import { riseTo } from './rising-level.ts';
import { claimsIn, type Vector, vectors } from './vectors.fixture.ts';

/** Those of a method, each by its name; there is at least one. */
function examplesOf(method: string): readonly (readonly [string, Vector])[] {
  const found = vectors.filter((vector) => vector.method === method);
  if (found.length === 0) throw new Error(`no worked example is of ${method}`);
  return found.map((vector) => [vector.id, vector] as const);
}

const said = (ids: readonly string[], amounts: readonly bigint[]) =>
  Object.fromEntries(ids.map((id, place) => [id, String(amounts[place])]));

const member = (vector: Vector, name: string): Readonly<Record<string, string>> =>
  vector[name] as Readonly<Record<string, string>>; // the examples of this method have it

describe('worked examples of methods that no order can name', () => {
  it.each(examplesOf('rising_tide_dollar'))(
    'a tide that rises by money, not by percentage: %s',
    (_, vector) => {
      const claims = claimsIn(vector);
      const shares = riseTo(
        BigInt(vector.fund),
        claims.map(({ grossLoss, priorRecoveries }) => ({
          floor: priorRecoveries,
          most: grossLoss - priorRecoveries,
          weight: 1n,
        })),
      );
      const ids = claims.map(({ claimId }) => claimId);
      expect(said(ids, roundShares(shares, ids))).toEqual(vector.expected);
    },
  );

  it.each(examplesOf('rate_on_allowed_capped'))(
    'a rate on what is allowed, up to the loss: %s',
    (_, vector) => {
      const [, digits = ''] = String(vector['rate']).split('.');
      const [claim] = claimsIn(vector);
      const due = ((claim?.grossLoss ?? 0n) * BigInt(digits)) / 10n ** BigInt(digits.length);
      expect(String(due)).toBe(vector.fund);
      const classes = [{ rule: { catchUp: false, method: 'pro-rata' as const }, shares: claimsIn(vector) }];
      const amounts = divide(due, classes).map(({ amount, share }) => [share.claimId, String(amount)]);
      expect(Object.fromEntries(amounts)).toEqual(vector.expected);
    },
  );

  it.each(examplesOf('asset_share_eu'))(
    'what two States share by halves above EUR 10,000: %s',
    (_, vector) => {
      const fund = BigInt(vector.fund);
      const ids = ['executing', 'issuing'];
      const most = fund > 1_000_000n ? fund : 0n;
      const shares = riseTo(fund, [
        { floor: 0n, most: fund, weight: 1n },
        { floor: 0n, most, weight: 1n },
      ]);
      expect(said(ids, roundShares(shares, ids))).toEqual(vector.expected);
    },
  );

  it.each(examplesOf('joint_several_hybrid'))(
    'several who owe one loss, wholly or in part: %s',
    (_, vector) => {
      const [claim] = claimsIn(vector);
      if (!claim) throw new Error('the example has no victim');
      let given = 0n;
      let excess = 0n;
      for (const payment of Object.values(member(vector, 'payments'))) {
        const classes = [
          { rule: { catchUp: false, method: 'pro-rata' as const }, shares: [{ ...claim, given }] },
        ];
        const [line] = divide(BigInt(payment), classes);
        given += line?.amount ?? 0n;
        excess += BigInt(payment) - (line?.amount ?? 0n);
      }
      const outstanding = claim.grossLoss - given;
      const owes = Object.entries(member(vector, 'liability')).map(([name, liable]) => {
        const left = BigInt(liable) - BigInt(member(vector, 'payments')[name] ?? '0');
        return [`owes:${name}`, String(left < outstanding ? left : outstanding)];
      });
      expect({
        excess_to_return: String(excess),
        victim_outstanding: String(outstanding),
        victim_received: String(given),
        ...Object.fromEntries(owes),
      }).toEqual(vector.expected);
    },
  );
});
