import { LogInDoubtError } from '@seizure-ledger/contracts';
import { type Fact, policyCase, rulesVersion } from '@seizure-ledger/domain';

/** Rules were activated that this ledger doesn't know: what it decided from there on, others would decide otherwise. */
export class UnknownRulesError extends LogInDoubtError {
  override readonly name = 'UnknownRulesError';
}

/** @throws {UnknownRulesError} */
export function assertRulesKnown({ body, caseId, details }: Pick<Fact, 'body' | 'caseId' | 'details'>): void {
  if (caseId !== policyCase) return;
  const activated = Math.max(Number(body?.['rulesVersion'] ?? 0), Number(details?.['rulesVersion'] ?? 0));
  if (activated <= rulesVersion) return;
  throw new UnknownRulesError(
    `rules version ${activated} was activated, and this ledger knows ${rulesVersion}: bring it up to date, then start it again`,
  );
}
