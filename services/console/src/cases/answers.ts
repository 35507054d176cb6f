import type { entry } from '@seizure-ledger/contracts';
import type { z } from 'zod';

/** A page of a list, as the API answers it. */
export type Listed<N extends string, T> = { readonly [K in N]: readonly T[] } & {
  readonly next: string | null;
  readonly position: string;
};

export type Entry = Readonly<z.infer<typeof entry>>;
