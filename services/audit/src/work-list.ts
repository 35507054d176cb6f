import { policyCase, type Principal } from '@seizure-ledger/contracts';
import type { ProposalDocument, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase, maySeePolicies } from '@seizure-ledger/service-kit';
import { pageOf, shown } from './case-lists.ts';
import { positionOf } from './cases.ts';
import { type Page, readCursor } from './page.ts';

export interface ProposalsAsked extends Page {
  readonly mine?: 'true' | 'false' | undefined;
  readonly state?: ProposalDocument['state'] | undefined;
}

/**
 * One page of what waits for a person as the second one, or of what they proposed themselves; in the order of the
 * proposals' hashes. Auditors see what waits for anybody. What is of a case that the person doesn't see is left out, so
 * that a page may hold fewer than asked for.
 */
export async function workList(readModel: ReadModel, principal: Principal, asked: ProposalsAsked) {
  const from = readCursor(asked.cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const documents = await readModel.find('proposals', {
    limit: asked.limit + 1,
    tags: tagsOf(principal, asked),
    ...(from && { afterId: from.afterId }),
  });
  const { page, ...rest } = pageOf(documents, asked.limit, position);
  const seen = await seenBy(readModel, principal, page);
  // nobody is the second person of what they proposed
  const own = asked.mine === 'true' || principal.role === 'auditor' ? seen : seen.filter(notBy(principal));
  return { ...rest, proposals: own.map(shown) };
}

function tagsOf({ agency, jurisdiction, role, subject }: Principal, { mine, state }: ProposalsAsked) {
  if (mine === 'true') return { all: [`by:${subject}`, ...(state === undefined ? [] : [`state:${state}`])] };
  const all = [`state:${state ?? 'open'}`];
  if (role === 'auditor') return { all };
  if (role === 'admin') return { all: [...all, 'waits:admin'] };
  return { all: [...all, `waits:${role}:${role === 'court' ? jurisdiction : agency}`] };
}

const notBy =
  ({ subject }: Principal) =>
  ({ proposedBy }: ProposalDocument): boolean =>
    proposedBy !== subject;

async function seenBy(
  readModel: ReadModel,
  principal: Principal,
  proposals: readonly ProposalDocument[],
): Promise<readonly ProposalDocument[]> {
  const ids = [...new Set(proposals.map(({ caseId }) => caseId))];
  const cases = new Map((await readModel.getMany('cases', ids)).map((one) => [one.caseId, one]));
  return proposals.filter(({ caseId }) => {
    const found = cases.get(caseId);
    if (caseId === policyCase) return maySeePolicies(principal);
    return found !== undefined && maySeeCase(principal, found);
  });
}
