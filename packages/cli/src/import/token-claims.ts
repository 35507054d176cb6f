import { z } from 'zod';

const claims = z.object({ agency: z.string().min(1), sub: z.string().min(1) });

/**
 * Whom a token speaks for, and their agency, which cases are opened in. The token is only read: checking it is the
 * ledger's.
 * @throws {RangeError} when the text is no token of this ledger.
 */
export function speakerOf(token: string): { readonly agency: string; readonly subject: string } {
  try {
    const read: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const { agency, sub: subject } = claims.parse(read);
    return { agency, subject };
  } catch (cause) {
    throw new RangeError('the token names no agency or no subject', { cause });
  }
}
