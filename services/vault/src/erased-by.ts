import { type Fact, id } from '@seizure-ledger/contracts';

/** The types of the facts after which the vault forgets somebody. */
export const forgettingTypes: ReadonlySet<string> = new Set(['identity.erased.v1', 'instruction.refused.v1']);

/** Whom the vault forgets since this stands in the ledger: who was erased, and whose recording was refused. */
export function erasedBy({ act, body = {}, refusal, status }: Fact): string | undefined {
  const isErased = status === 'posted' && act === 'persons/erasure/confirmation';
  // who is known already has been recorded by somebody else's asking
  const isRefused = status === 'refused' && act === 'persons' && refusal?.code !== 'PERSON_EXISTS';
  return isErased || isRefused ? id.parse(body['person']) : undefined;
}
