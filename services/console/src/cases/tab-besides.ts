import type { Word } from '@seizure-ledger/console';
import type { ShownAsset, ShownHandOver, ShownLot, ShownOrder } from '@seizure-ledger/contracts';
import { type Cell, cell } from '../frame/cells.ts';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';
import type { Entry, Listed } from './answers.ts';

/** A table that stands on the first page of a tab, besides the list that the tab is of. */
export interface Beside {
  readonly columns: readonly Word[];
  /** How many were looked at, where there are more. */
  readonly first?: number | undefined;
  readonly rows: readonly (readonly Cell[])[];
  readonly word: Word;
}

/** By the name of the tab. */
export const besides: Readonly<
  Partial<Record<string, (reader: Pick<Reader, 'get'>, caseId: string) => Promise<Beside>>>
> = { custody: heldNow, orders: citedOrders };

type Order = Pick<ShownOrder, 'authority' | 'date' | 'reference'>;

const most = 50;
/** Assets are listed in the order of lots, and a few have none left. */
const mostAssets = 2 * most;
const mostHandOvers = 500;
const mostEntries = 200;

/** Who holds what: also what never changed hands, which no hand-over tells of. */
async function heldNow(reader: Pick<Reader, 'get'>, caseId: string): Promise<Beside> {
  const of = path('cases', caseId);
  const [{ lots, next }, { assets }, { custody }] = await Promise.all([
    reader.get<Listed<'lots', ShownLot>>(`${of}/lots`, { limit: most }),
    reader.get<Listed<'assets', ShownAsset>>(`${of}/assets`, { limit: mostAssets }),
    reader.get<Listed<'custody', ShownHandOver>>(`${of}/custody`, { limit: mostHandOvers }),
  ]);
  const described = new Map(assets.map((asset) => [asset.assetId, asset]));
  const received = new Map<string, string>();
  for (const { assetId = '', settledAt, state, to } of custody) {
    const key = JSON.stringify([assetId, to]);
    if (state === 'confirmed' && settledAt !== undefined && settledAt > (received.get(key) ?? ''))
      received.set(key, settledAt);
  }
  return {
    columns: ['case.asset', 'case.custodian', 'case.account', 'case.amount', 'case.since'],
    first: next === null ? undefined : most,
    rows: lots.map(({ account, assetId = '', custodian, quantity, unit }) => [
      cell.text(assetId || undefined, described.get(assetId)?.description),
      cell.text(custodian),
      cell.account(account),
      cell.quantity(quantity, unit),
      cell.instant(received.get(JSON.stringify([assetId, custodian])) ?? described.get(assetId)?.takenAt),
    ]),
    word: 'case.lots',
  };
}

/** Orders that acts cite by themselves, which are registered nowhere: each once, with the first entry that cites it. */
async function citedOrders(reader: Pick<Reader, 'get'>, caseId: string): Promise<Beside> {
  const { entries, next } = await reader.get<Listed<'entries', Entry>>(`${path('cases', caseId)}/entries`, {
    limit: mostEntries,
  });
  const cited = new Map<string, Entry & { readonly order: Order }>();
  for (const entry of entries) {
    // the act's schema took it
    const order = entry.act === 'orders' ? undefined : (entry.body?.['order'] as Order | undefined);
    if (order === undefined || entry.status !== 'posted') continue;
    const key = JSON.stringify([order.authority, order.reference, order.date]);
    if (!cited.has(key)) cited.set(key, { ...entry, order });
  }
  return {
    columns: ['field.order', 'case.what', 'case.when'],
    first: next === null ? undefined : mostEntries,
    rows: [...cited.values()].map(({ act, instructionId = '', order, recordedAt }) => [
      cell.text(`${order.authority}, ${order.reference}, ${order.date}`),
      cell.done(caseId, instructionId, act),
      cell.instant(recordedAt),
    ]),
    word: 'case.citedOrders',
  };
}
