import type { Principal } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import { positionOf } from './cases.ts';
import { maySeeCase, visibleCase } from '@seizure-ledger/service-kit';

/** Assets of other cases that share an identifier with this one's, as far as this person may see those cases. */
export async function linksOf(readModel: ReadModel, principal: Principal, caseId: string) {
  const { caseId: known } = await visibleCase(readModel, principal, caseId);
  const position = await positionOf(readModel);
  const own = await readModel.find('identifiers', { equals: [known], index: 'byCase', limit: 1_000 });
  const links = [];
  for (const { assetId, hash, type } of own) {
    const shared = await readModel.find('identifiers', { idPrefix: `${hash}|`, limit: 100 });
    for (const other of shared.filter((one) => one.caseId !== known)) {
      if (await maySee(readModel, principal, other.caseId))
        links.push({ assetId, otherAsset: other.assetId, otherCase: other.caseId, type });
    }
  }
  return { links, next: null, position };
}

async function maySee(readModel: ReadModel, principal: Principal, caseId: string): Promise<boolean> {
  const found = await readModel.get('cases', caseId);
  return found !== undefined && maySeeCase(principal, found);
}
