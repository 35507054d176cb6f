import { z } from 'zod';

const claims = z.object({ agency: z.string().min(1) });

/**
 * The agency that a token speaks for, which cases are opened in. The token is only read: checking it is the ledger's.
 * @throws {RangeError} when the text is no token of this ledger.
 */
export function agencyOf(token: string): string {
  try {
    return claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).agency;
  } catch (cause) {
    throw new RangeError('the token names no agency', { cause });
  }
}
