import { type Fact, policyCase, rulesVersion } from '@seizure-ledger/domain';
import { LogInDoubtError } from './log-in-doubt.ts';

/** A fact was decided by rules that this program doesn't know, or activates such: what it made of it would be a guess. */
export class UnknownRulesError extends LogInDoubtError {
  override readonly name = 'UnknownRulesError';
}

/** @throws {UnknownRulesError} */
export function assertRulesKnown(
  fact: Pick<Fact, 'body' | 'caseId' | 'details'> & { readonly rulesVersion?: number },
): void {
  const version = Math.max(fact.rulesVersion ?? 0, activatedBy(fact));
  if (version <= rulesVersion) return;
  throw new UnknownRulesError(
    `rules version ${version} is in force, and this program knows ${rulesVersion}: bring it up to date, then start it again`,
  );
}

/** An adopted policy says it in its details, a relayed one in its body. */
function activatedBy({ body, caseId, details }: Parameters<typeof assertRulesKnown>[0]): number {
  if (caseId !== policyCase) return 0;
  return Math.max(Number(body?.['rulesVersion'] ?? 0), Number(details?.['rulesVersion'] ?? 0));
}
