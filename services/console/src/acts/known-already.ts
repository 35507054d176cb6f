import type { KnownIdentifier } from '@seizure-ledger/contracts';
import { randomUUID } from 'node:crypto';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';
import type { AskedAct } from './act-form.ts';

type Identifiers = readonly { readonly type: string; readonly value: string }[];

export interface KnownAlready extends Pick<KnownIdentifier, 'assetId' | 'caseId'> {
  readonly identifier: string;
}

/** Assets that have an identifier of what somebody is about to record, in this case and in others that they may see. */
export async function knownAlready(
  reader: Reader,
  caseId: string | undefined,
  acts: readonly AskedAct[],
): Promise<readonly KnownAlready[]> {
  const identifiers = acts.flatMap(({ body }) => identifiersIn(body));
  if (caseId === undefined || identifiers.length === 0) return [];
  const { known } = await reader.post<{ readonly known: readonly KnownIdentifier[] }>(
    path('cases', caseId, 'known-identifiers'),
    randomUUID(),
    { identifiers },
  );
  return known.map(({ place, ...found }) => ({ ...found, identifier: identifiers[place]?.value ?? '' }));
}

/** The act's schema took the body. */
function identifiersIn({ asset }: { readonly asset?: unknown }): Identifiers {
  return (asset as { readonly identifiers?: Identifiers } | undefined)?.identifiers ?? [];
}
