import type { IdentifierDocument, ReadModel } from '@seizure-ledger/read-model';
import { positionOf } from './cases.ts';
import { type Page, readCursor, writeCursor } from './page.ts';

/** So many identifiers are looked at for one page: where few of them are shared it is shorter than its limit. */
const most = 5_000;
const atOnce = 500;

interface Pair {
  readonly one: IdentifierDocument;
  readonly other: IdentifierDocument;
}

/** A page of assets that share an identifier, in different cases, over all cases. */
export const sharedIdentifiers = (readModel: ReadModel, page: Page) =>
  pairs(readModel, page, {
    isMeant: ({ one, other }) => one.caseId !== other.caseId,
    name: 'links',
    shown: ({ one: { assetId, caseId, type }, other }) => ({
      assetId,
      caseId,
      otherAsset: other.assetId,
      otherCase: other.caseId,
      type,
    }),
  });

/** A page of assets of one case that may be one, because they share an identifier or are described alike. */
export const suspectedDuplicates = (readModel: ReadModel, page: Page) =>
  pairs(readModel, page, {
    isMeant: ({ one, other }) => one.caseId === other.caseId,
    name: 'duplicates',
    shown: ({ one: { assetId, caseId, type }, other }) => ({
      assetId,
      caseId,
      otherAsset: other.assetId,
      type,
    }),
  });

/** Those who share an identifier stand side by side in the order of ids: each is compared with the one before it. */
async function pairs(
  readModel: ReadModel,
  { cursor, limit }: Page,
  asked: {
    readonly isMeant: (pair: Pair) => boolean;
    readonly name: 'duplicates' | 'links';
    readonly shown: (pair: Pair) => object;
  },
) {
  const from = readCursor(cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const found: object[] = [];
  let before = from && (await readModel.get('identifiers', from.afterId));
  let afterId = from?.afterId;
  for (let looked = 0; looked < most; looked += atOnce) {
    const query = { limit: atOnce, ...(afterId !== undefined && { afterId }) };
    const identifiers = await readModel.find('identifiers', query);
    for (const other of identifiers) {
      const pair = before?.hash === other.hash ? { one: before, other } : undefined;
      if (pair && asked.isMeant(pair)) found.push(asked.shown(pair));
      [before, afterId] = [other, other.id];
      if (found.length === limit)
        return { [asked.name]: found, next: writeCursor({ afterId, position }), position };
    }
    if (identifiers.length < atOnce) return { [asked.name]: found, next: null, position };
  }
  const next = afterId === undefined ? null : writeCursor({ afterId, position });
  return { [asked.name]: found, next, position };
}
