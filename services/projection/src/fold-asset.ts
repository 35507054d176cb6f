import { sha256 } from '@seizure-ledger/evidence';
import { type Asset, canonicalUnit, isBefore } from '@seizure-ledger/domain';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

interface AssetBody {
  readonly asset?: Asset;
  readonly assetId?: string;
}

/** Describes an asset when it is first recorded, and what it is thought to be worth. */
export async function foldAsset(copy: OpenDocuments, fact: CaseFact): Promise<void> {
  if (fact.type === 'fact.corrected.v1') return takeBack(copy, fact);
  const { asset, assetId } = fact.body as AssetBody;
  if (assetId === undefined) return;
  const id = `${fact.caseId}|${assetId}`;
  // what comes from another case may be known in this one
  const isNew = fact.type !== 'transfer.received.v1' || !(await copy.get('assets', id));
  if (asset && isNew) await describe(copy, fact, id, assetId, asset);
  const known = await copy.get('assets', id);
  if (!known) return;
  if (takes(fact) && (known.takenAt === undefined || isBefore(fact.effectiveAt, known.takenAt)))
    copy.put('assets', { ...known, takenAt: fact.effectiveAt });
  if (fact.type === 'asset.valued.v1') copy.put('assets', { ...known, valuation: valuationOf(fact) });
}

const takes = ({ body, type }: CaseFact): boolean =>
  (type === 'asset.accrued.v1' && body['reason'] === 'fork') ||
  ['asset.frozen.v1', 'asset.seized.v1', 'transfer.received.v1'].includes(type);

/** A correction says since when an asset is taken, where it has changed that. */
async function takeBack(copy: OpenDocuments, { caseId, details = {} }: CaseFact): Promise<void> {
  // its act made the details
  const said = details['asset'] as { readonly assetId: string; readonly takenAt?: string } | undefined;
  const known = said && (await copy.get('assets', `${caseId}|${said.assetId}`));
  if (!known) return;
  const { takenAt: _, ...asset } = known;
  copy.put('assets', { ...asset, ...(said.takenAt !== undefined && { takenAt: said.takenAt }) });
}

async function describe(
  copy: OpenDocuments,
  { body, caseId, effectiveAt, personal = {} }: CaseFact,
  id: string,
  assetId: string,
  asset: Asset,
): Promise<void> {
  const { description, identifiers = [], interest, kind, owner } = asset;
  const location = personal['/asset/location'];
  copy.put('assets', {
    assetId,
    caseId,
    description,
    id,
    identifiers: identifiers.map(({ type, value }, place) => ({
      type,
      value: personal[`/asset/identifiers/${place}/value`] ?? value,
    })),
    kind,
    takenAt: effectiveAt,
    ...(interest !== undefined && { interest }),
    ...(location !== undefined && { location }),
    ...(owner !== undefined && { owner }),
  });
  for (const { type, value: hash } of identifiers) {
    copy.put('identifiers', { assetId, caseId, hash, id: `${hash}|${caseId}|${assetId}`, type });
  }
  if (identifiers.length === 0) describedAs(copy, { asset, assetId, body, caseId });
}

/**
 * What nothing identifies is told by how it is described and how much of it there is, in its own case only: recorded
 * there twice, it may be one thing.
 */
function describedAs(
  copy: OpenDocuments,
  { asset, assetId, body, caseId }: Pick<CaseFact, 'body' | 'caseId'> & { asset: Asset; assetId: string },
): void {
  const { description, interest = '', kind, location = '', owner = '' } = asset;
  const words =
    description
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const much = [body['quantity'], body['unit']].map(String);
  const hash = sha256(JSON.stringify([caseId, kind, words, interest, location, owner, ...much]));
  copy.put('identifiers', { assetId, caseId, hash, id: `${hash}|${caseId}|${assetId}`, type: 'description' });
}

function valuationOf({ body }: CaseFact) {
  const { date, method, value, valuer } = body as {
    readonly date: string;
    readonly method: string;
    readonly value: { readonly quantity: string; readonly unit: string };
    readonly valuer: string;
  };
  return { date, method, quantity: value.quantity, unit: canonicalUnit(value.unit), valuer };
}
