import type { Fact, Link, Principal } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import { knownAs } from './known-as.ts';
import { maySeeCase, visibleTags } from './visible-case.ts';

/** So many are told with the answer to an act; the case's list of links has all. */
const told = 10;

interface Named {
  readonly asset?: { readonly identifiers?: readonly { readonly type: string; readonly value: string }[] };
  readonly assetId?: string;
  readonly networks?: readonly string[];
}

/** Other cases that name what an act has just named, as far as the read model stands and this person may see them. */
export async function toldLinks(
  readModel: ReadModel,
  principal: Principal,
  fact: Fact,
): Promise<readonly Link[]> {
  // the act's schema took the body
  const { asset, assetId = '', networks = [] } = (fact.body ?? {}) as Named;
  const links: Link[] = [];
  for (const { type, value: hash } of asset?.identifiers ?? []) {
    for (const other of await knownAs(readModel, principal, hash))
      if (other.caseId !== fact.caseId)
        links.push({ assetId, otherAsset: other.assetId, otherCase: other.caseId, type });
  }
  const any = visibleTags(principal);
  for (const network of fact.act === 'cases' ? networks : []) {
    const tags = { all: [`network:${network}`], ...(any && { any }) };
    for (const other of await readModel.find('cases', { limit: told + 1, tags }))
      if (other.caseId !== fact.caseId && maySeeCase(principal, other))
        links.push({ network, otherCase: other.caseId, type: 'network' });
  }
  return links.slice(0, told);
}
