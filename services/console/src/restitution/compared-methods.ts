import { methods, type MethodsAnswer } from '@seizure-ledger/contracts';
import { ApiProblem } from '../frame/errors.ts';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';

export interface Fund {
  readonly fund: string;
  readonly limit: number;
  readonly orderId?: string | undefined;
  readonly unit: string;
}

type Tried = Pick<MethodsAnswer, 'claims' | 'count' | 'methods'>;

/** Tries every method on the claims as they stand. Nothing is recorded. */
export async function comparedMethods(reader: Reader, caseId: string, fund: Fund): Promise<Tried> {
  try {
    return await reader.get<MethodsAnswer>(`${path('cases', caseId)}/restitution-methods`, { ...fund });
  } catch (error) {
    // what somebody wrote into the form is no fund that anything could be tried on
    if (!(error instanceof ApiProblem) || error.problem.status !== 400) throw error;
    const refused = error.problem.detail;
    return { claims: [], count: 0, methods: methods.map((method) => ({ method, refused })) };
  }
}

/** What each claim gets by each method, and which method is best and worst for it. */
export function comparedClaims({ claims, methods: tried }: Tried) {
  return claims.map(({ amounts, claimId }) => {
    const got = tried.flatMap(({ method }) => {
      const amount = amounts[method];
      return amount === undefined ? [] : [{ amount, method }];
    });
    const sizes = got.map(({ amount }) => Number(amount));
    const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
    return {
      claimId,
      // where all methods give the same nobody gains or loses
      got: got.map((one, n) => ({
        ...one,
        mark:
          most === least ? undefined : sizes[n] === most ? 'most' : sizes[n] === least ? 'least' : undefined,
      })),
    };
  });
}
