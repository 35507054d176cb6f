import type { AssetDocument } from '@seizure-ledger/read-model';
import type { PersonalValues } from '@seizure-ledger/vault';

/** An asset as it was described, what is personal of it as far as it can be read. */
export async function openedAsset<A extends Pick<AssetDocument, 'caseId' | 'identifiers' | 'location'>>(
  asset: A,
  personal: PersonalValues,
): Promise<A> {
  const { caseId, identifiers, location } = asset;
  const sealed = Object.fromEntries(identifiers.map(({ value }, place) => [String(place), value]));
  const plain = await personal.opened(caseId, { ...sealed, ...(location !== undefined && { location }) });
  return {
    ...asset,
    identifiers: identifiers.map(({ type, value }, place) => ({ type, value: plain[place] ?? value })),
    ...(plain['location'] !== undefined && { location: plain['location'] }),
  };
}
