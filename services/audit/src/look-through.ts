import type { Entry } from '@seizure-ledger/contracts';
import { compare, findUnit, negate } from '@seizure-ledger/domain';
import type { EntryDocument } from '@seizure-ledger/read-model';

/** So many records are looked at for one page: where few of them are meant it is shorter than its limit. */
const most = 5_000;
const atOnce = 500;

export interface LookedThrough {
  readonly found: readonly EntryDocument[];
  /** The last record that was looked at, unless that was the last of all. */
  readonly lookedTo: string | undefined;
}

/** One page of the records of a range that are meant, looked at one by one. */
export async function lookThrough(
  range: (page: { readonly afterId?: string; readonly limit: number }) => Promise<readonly EntryDocument[]>,
  { afterId, limit }: { readonly afterId: string | undefined; readonly limit: number },
  isMeant: (entry: EntryDocument) => boolean,
  isPast: (entry: EntryDocument) => boolean = () => false,
): Promise<LookedThrough> {
  const found: EntryDocument[] = [];
  let lookedTo = afterId;
  for (let looked = 0; looked < most; looked += atOnce) {
    const page = await range({ limit: atOnce, ...(lookedTo !== undefined && { afterId: lookedTo }) });
    for (const entry of page) {
      if (isPast(entry)) return { found, lookedTo: undefined };
      if (isMeant(entry)) found.push(entry);
      lookedTo = entry.id;
      if (found.length === limit) return { found, lookedTo };
    }
    if (page.length < atOnce) return { found, lookedTo: undefined };
  }
  return { found, lookedTo };
}

/** What is asked of at least one side of a posting. */
export interface MoveAsked {
  readonly account?: string | undefined;
  readonly minAmount?: string | undefined;
  readonly unit?: string | undefined;
}

export const asksForMoves = ({ account, minAmount, unit }: MoveAsked): boolean =>
  account !== undefined || minAmount !== undefined || unit !== undefined;

/** Whether it posts, or would, as much as that to such an account, in that unit. */
export function moves({ value }: EntryDocument, { account, minAmount = '0', unit }: MoveAsked): boolean {
  // the record's own bytes, which the ledger wrote
  const { legs = [], proposal } = JSON.parse(value) as Pick<Entry, 'legs' | 'proposal'>;
  const code = unit === undefined ? undefined : (findUnit(unit)?.code ?? unit);
  return [...legs, ...(proposal?.legs ?? [])].some(
    (leg) =>
      (account === undefined || leg.account === account) &&
      (code === undefined || leg.unit === code) &&
      compare(sizeOf(leg.amount), minAmount) >= 0,
  );
}

const sizeOf = (amount: string): string => (amount.startsWith('-') ? negate(amount) : amount);
