import type { Principal } from '@seizure-ledger/contracts';
import type { IdentifierDocument, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase } from './visible-case.ts';

/** So many assets are looked at: the list of a case's links has all. */
const most = 50;

/** Assets known by an identifier, given by its keyed hash, in cases that this person may see. */
export async function knownAs(
  readModel: ReadModel,
  principal: Principal,
  hash: string,
): Promise<readonly IdentifierDocument[]> {
  const found = await readModel.find('identifiers', { idPrefix: `${hash}|`, limit: most });
  const cases = await readModel.getMany('cases', [...new Set(found.map(({ caseId }) => caseId))]);
  const seen = new Set(cases.filter((one) => maySeeCase(principal, one)).map(({ caseId }) => caseId));
  return found.filter(({ caseId }) => seen.has(caseId));
}
