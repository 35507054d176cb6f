import { methods, type Summary } from '@seizure-ledger/contracts';
import type { Reader } from '../frame/reader.ts';
import { isRefused, triedDistribution } from './tried-distribution.ts';

/** What a distribution by a method would give, or why the rules refuse it. */
export interface TriedMethod {
  /** By claim. */
  readonly amounts: ReadonlyMap<string, string>;
  readonly method: (typeof methods)[number];
  readonly refused?: string;
  readonly undistributed?: string;
}

export interface Fund {
  readonly fund: string;
  /** A registered order; of a trial without one nobody asks. */
  readonly orderId?: string | undefined;
  readonly unit: string;
}

/** Tries every method on the claims as they stand. Nothing is recorded. */
export function comparedMethods(
  reader: Reader,
  caseId: string,
  { fund, orderId, unit }: Fund,
): Promise<readonly TriedMethod[]> {
  const today = new Date().toISOString().slice(0, 10);
  const order = { authority: 'Preview', date: today, reference: 'Preview' };
  const asked = {
    fund,
    unit,
    ...(orderId === undefined ? { order } : { orderId }),
  };
  return Promise.all(
    methods.map(async (method) => {
      const tried = await triedDistribution(reader, caseId, { ...asked, method });
      if (isRefused(tried)) return { amounts: new Map(), method, refused: tried.refused };
      const amounts = new Map(tried.lines.map(({ amount, claimId }) => [claimId, amount]));
      return { amounts, method, undistributed: tried.undistributed };
    }),
  );
}

/** What each claim gets by each method, and which method is best and worst for it. */
export function comparedClaims(claims: Summary['claims'], tried: readonly TriedMethod[]) {
  return claims.map((claim) => {
    const nothing = (0).toFixed(claim.recognisedLoss.split('.')[1]?.length ?? 0);
    const got = tried
      .filter(({ refused }) => refused === undefined)
      .map(({ amounts, method }) => ({ amount: amounts.get(claim.claimId) ?? nothing, method }));
    const sizes = got.map(({ amount }) => Number(amount));
    const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
    return {
      ...claim,
      // where all methods give the same nobody gains or loses
      got: got.map((one, n) => ({
        ...one,
        mark:
          most === least ? undefined : sizes[n] === most ? 'most' : sizes[n] === least ? 'least' : undefined,
      })),
    };
  });
}
