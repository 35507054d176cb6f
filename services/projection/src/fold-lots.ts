import {
  type Account,
  compareCodePoints,
  isLotAccount,
  type Lot,
  lotId,
  lotsAfter,
  type TransferRecord,
} from '@seizure-ledger/domain';
import type { LotDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import { seenWith } from './seen-with.ts';
import type { CaseFact, HoldingChange } from './taken-record.ts';

/** The register of what is held and where, under which restraint, and what of it is under way: as the ledger has it. */
export async function foldLots(copy: OpenDocuments, fact: CaseFact): Promise<readonly HoldingChange[]> {
  const { caseId } = fact;
  const transfer = await settledTransfer(copy, fact);
  const known = new Map((await lotsTouched(copy, fact, transfer)).map((lot) => [lot.id, lot]));
  const changed = lotsAfter(fact, [...known.values()].map(lotOf), transfer);
  const seen = changed.size > 0 ? await seenWith(copy, caseId) : [];
  return [...changed].map(([name, lot]) => {
    const id = `${caseId}|${name}`;
    const before = known.get(id);
    if (lot) putLot(copy, { ...shown(lot), caseId, id }, seen);
    else copy.delete('lots', id);
    const custodian = (lot ?? before)?.custodian ?? '';
    const frozen = [...frozenIn(before, '-'), ...frozenIn(lot, '')];
    return { custodian, frozen, incoming: 0, lots: (lot ? 1 : 0) - (before ? 1 : 0) };
  });
}

/** Who holds or is to receive it sees it too. */
export function putLot(copy: OpenDocuments, lot: LotDocument, seen: readonly string[]): void {
  const { account, custodian, expiresAt, transit } = lot;
  const tags = [
    `custodian:${custodian}`,
    ...seen,
    ...[custodian, ...(transit ? [transit.to] : [])].map((holder) => `sees:custodian:${holder}`),
    `status:${account}`,
  ];
  const isUntil = account === 'held:frozen' && expiresAt !== undefined;
  copy.put('lots', {
    ...lot,
    ...(isUntil && { frozenUntil_ms: Date.parse(expiresAt) }),
    tags: [...new Set(tags)].sort(compareCodePoints),
  });
}

/** What of a lot is frozen until some instant, or what no longer is. */
function frozenIn(lot: Lot | LotDocument | undefined, sign: '' | '-'): NonNullable<HoldingChange['frozen']> {
  if (lot?.account !== 'held:frozen' || lot.expiresAt === undefined) return [];
  return [{ amount: `${sign}${lot.quantity}`, expiresAt: lot.expiresAt, unit: lot.unit }];
}

/** Money that came in for the whole case is of no asset. */
function shown({ assetId, ...lot }: Lot): Omit<LotDocument, 'caseId' | 'id'> {
  return assetId === '' ? lot : { ...lot, assetId };
}

/** What is due lies beside the lots from which it was taken, and the rules for lots don't know it. */
const isOfTheBook = ({ account }: LotDocument): boolean => isLotAccount(account as Account);

function lotOf(document: LotDocument): Lot {
  const {
    assetId = '',
    caseId: _caseId,
    frozenUntil_ms: _frozenUntil_ms,
    id: _id,
    tags: _tags,
    ...lot
  } = document;
  // its account was a leg's, so it is one that property lies in; what is absent is absent, never undefined
  return { ...lot, assetId } as Lot;
}

/** The lots that the legs name; all of the asset's where the fact says more of them than its legs. */
async function lotsTouched(
  copy: OpenDocuments,
  { body, caseId, details, legs = [], type }: CaseFact,
  transfer: TransferRecord | undefined,
): Promise<readonly LotDocument[]> {
  const named = new Set<string>();
  for (const { account, assetId = '', custodian, unit } of legs) {
    if (!isLotAccount(account) || custodian === undefined) continue;
    named.add(lotId({ account, assetId, custodian, unit }));
  }
  // a correction says of lots what they rest on again, also where it moves nothing
  const corrected = type === 'fact.corrected.v1' ? details?.['lots'] : undefined;
  for (const { lot } of (corrected ?? []) as unknown as readonly { readonly lot: Lot }[])
    named.add(lotId(lot));
  const assetId = transfer?.assetId ?? body['assetId'];
  if (typeof assetId === 'string' && (named.size === 0 || type.startsWith('custody.')))
    return (await copy.lotsOf(caseId, assetId)).filter(isOfTheBook);
  const lots = await Promise.all([...named].map((name) => copy.get('lots', `${caseId}|${name}`)));
  return lots.filter((lot) => lot !== undefined);
}

/** The transfer that a fact settles, as it stands before. */
async function settledTransfer(
  copy: OpenDocuments,
  { body, caseId, type }: CaseFact,
): Promise<TransferRecord | undefined> {
  if (!type.startsWith('custody.') || type === 'custody.transferred.v1') return undefined;
  const transfer = await copy.get('custody', `${caseId}|${String(body['transferId'])}`);
  if (!transfer) throw new Error(`case ${caseId} settles a transfer that it does not have`);
  const { assetId = '', from, sentBy, to, transferId, unit } = transfer;
  return { assetId, from, sentBy, state: 'in-transit', to, transferId, unit };
}
