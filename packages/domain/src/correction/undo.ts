import { isLotAccount } from '../accounts.ts';
import type { Fact, Leg } from '../fact.ts';
import type { Along } from '../lot-book.ts';
import { flowName } from '../flow.ts';
import { compare, fractionDigits, minus, negate, zero } from '../quantity.ts';
import { firstToEnd, type Restraint, restraintOf } from '../restraint.ts';
import {
  type Change,
  lotId,
  type LotRecord,
  type OriginRecord,
  type PostedRecord,
  type StateView,
} from '../state.ts';

/** How to take back what a fact posted: its legs, and what was there before besides. */
export interface Undo {
  /** Of each leg of costs, in their order. */
  readonly costTypes: readonly string[];
  readonly legs: readonly Leg[];
  /** What the lots that it touched rested on before, and what frozen ones do since. */
  readonly lots: readonly LotChanged[];
  /** The value order that it collected on. */
  readonly orderId?: string;
  /** What it changed of what reversals go by, and by how much. */
  readonly origins: readonly (Omit<OriginRecord, 'quantity'> & {
    readonly by: string;
    readonly id: string;
  })[];
}

/** A lot as it was known before a fact, without its quantity. */
export interface LotBefore extends Along {
  readonly lot: Pick<LotRecord, 'account' | 'assetId' | 'custodian' | 'unit'>;
  /** Taken back, the fact leaves no money of a sale in it. */
  readonly unsold?: true;
  readonly unknown?: true;
}

/**
 * A frozen lot as a fact left it stands in `after`, and one that it made money of a sale, then with its quantity;
 * without it nothing was left.
 */
interface LotChanged extends LotBefore {
  readonly after?: Restraint &
    Pick<LotRecord, 'number' | 'ofSale' | 'unknown'> & { readonly quantity?: string };
}

/** The lots that legs are about to touch, as they are known. */
export function lotsBefore(state: StateView, caseId: string, legs: readonly Leg[]): readonly LotBefore[] {
  const seen = new Map<string, LotBefore>();
  for (const { account, assetId = '', custodian, unit } of legs) {
    if (!isLotAccount(account) || custodian === undefined) continue;
    const name = { account, assetId, custodian, unit };
    const lot = state.get('lot', caseId, lotId(name));
    if (!lot) continue;
    seen.set(lotId(name), {
      lot: name,
      ...(lot.ofSale && { ofSale: true }),
      ...(account === 'held:frozen' && { restraint: restraintOf(lot) }),
      ...(lot.unknown && { unknown: true }),
    });
  }
  return [...seen.values()];
}

/** What is remembered of a fact once it is drafted: what it took from, and, where it can be corrected, how to undo it. */
export function postedRecord(
  fact: Fact,
  {
    before,
    changes,
    state,
  }: {
    readonly before: readonly LotBefore[] | undefined;
    readonly changes: readonly Change[];
    readonly state: StateView;
  },
): PostedRecord {
  const { act = '', body = {}, effectiveAt = '', legs = [] } = fact;
  const takes = changes.filter((change) => isLess(change, state)).map(({ id }) => id);
  const posted = { act, effectiveAt, takes };
  if (!before || legs.length === 0) return posted;
  const costs = legs.filter(({ account }) => account === 'out:costs');
  const orderId = body['basis'] === 'value-order' ? body['orderId'] : undefined;
  const undo: Undo = {
    costTypes: costs.map((leg) => flowName(leg, fact) ?? ''),
    legs,
    lots: before.map((lot) => withAfter(lot, changes)),
    origins: changes.flatMap((change) => originChanged(change, state)),
    ...(typeof orderId === 'string' && { orderId }),
  };
  return { ...posted, undo };
}

function originChanged({ caseId, id, kind, value }: Change, state: StateView): Undo['origins'] {
  const before = kind === 'origin' ? state.get('origin', caseId, id) : undefined;
  // a change of an origin has one as its value
  const after = kind === 'origin' ? (value as OriginRecord | undefined) : undefined;
  const origin = after ?? before;
  if (!origin) return [];
  const { quantity, ...was } = origin;
  return [
    { ...was, by: minus(after?.quantity ?? zero(fractionDigits(quantity)), before?.quantity ?? '0'), id },
  ];
}

function withAfter(before: LotBefore, changes: readonly Change[]): LotChanged {
  const id = lotId(before.lot);
  const change = changes.find((one) => one.kind === 'lot' && one.id === id);
  // it was found by its kind, so the change is of a lot
  const lot = change?.value as LotRecord | undefined;
  const sold = lot?.ofSale && !before.ofSale;
  if (!lot || !(before.restraint || sold)) return before;
  const { number, quantity, unknown } = lot;
  const left = { number, ...restraintOf(lot), ...(unknown && { unknown }) };
  return { ...before, after: sold ? { ...left, ofSale: true, quantity } : left };
}

/**
 * What the lots that a fact touched rest on once it is taken back: on what they did before, unless another freeze has
 * changed that since. What comes into a lot that was made anew ends with it when the first of them does.
 */
export function lotsTakenBack(state: StateView, caseId: string, { legs, lots }: Undo): readonly LotBefore[] {
  const taken = new Set(legs.filter(({ amount }) => amount.startsWith('-')).map(idOfLot));
  return lots.map(({ after, ...known }) => {
    const id = lotId(known.lot);
    const now = state.get('lot', caseId, id);
    if (!now) return known;
    const before = standingOf(known, after, now);
    if (!before.restraint) return before;
    if (now.number !== after?.number && taken.has(id))
      return { ...before, restraint: firstToEnd(now, before.restraint) };
    return isAsLeft(now, after) ? before : { ...before, restraint: restraintOf(now) };
  });
}

/**
 * What was unknown before and has been reported since stays known. What no sale has joined but the one that is taken
 * back is no money of a sale any more; where its quantity has changed since, that can't be told, and it stays so.
 */
function standingOf(
  { unknown, ...before }: LotBefore,
  after: LotChanged['after'],
  now: LotRecord,
): LotBefore {
  const isSame = now.number === after?.number;
  const unsold = isSame && after?.ofSale && now.quantity === after.quantity;
  const reported = isSame && after?.unknown && !now.unknown;
  return { ...before, ...(unsold && { unsold }), ...(unknown && !reported && { unknown }) };
}

const isAsLeft = (now: LotRecord | undefined, after: LotChanged['after']): boolean =>
  now !== undefined &&
  now.number === after?.number &&
  now.expiresAt === after.expiresAt &&
  now.orderKey === after.orderKey;

/** Tells facts that brought something into a lot whose freeze ends as it does because of this one, if there is such. */
export function joining(
  state: StateView,
  caseId: string,
  { lots }: Undo,
): ((later: PostedRecord) => boolean) | undefined {
  const ended = new Set(
    lots
      .filter(({ after, lot, restraint }) => {
        const isOther = after?.expiresAt !== restraint?.expiresAt || after?.orderKey !== restraint?.orderKey;
        return restraint && isOther && isAsLeft(state.get('lot', caseId, lotId(lot)), after);
      })
      .map(({ lot }) => lotId(lot)),
  );
  if (ended.size === 0) return undefined;
  return ({ act, undo }) =>
    // what accrues brings no freeze of its own
    act !== 'accruals' &&
    undo !== undefined &&
    undo.legs.some((leg) => !leg.amount.startsWith('-') && ended.has(idOfLot(leg)));
}

const idOfLot = ({ account, assetId = '', custodian = '', unit }: Leg): string =>
  lotId({ account, assetId, custodian, unit });

/** Whether a lot holds less than before. */
function isLess(change: Change, state: StateView): boolean {
  if (change.kind !== 'lot') return false;
  const was = state.get('lot', change.caseId, change.id);
  return was !== undefined && (!change.value || compare(change.value.quantity, was.quantity) < 0);
}

/** The exact mirror: what went last comes back first, from where it went to where it was. */
export const mirrorOf = (legs: readonly Leg[]): readonly Leg[] =>
  legs.toReversed().map((leg) => ({ ...leg, amount: negate(leg.amount) }));

/**
 * What reversals go by once a fact is taken back: what it added to an origin is gone, what it took is there again. Less
 * than nothing is left where that has been given back since, or has gone on.
 */
export function originsTakenBack(
  state: StateView,
  caseId: string,
  { origins }: Undo,
): readonly (OriginRecord & { readonly id: string })[] {
  return origins.map(({ by, id, ...origin }) => ({
    ...origin,
    id,
    quantity: minus(state.get('origin', caseId, id)?.quantity ?? '0', by),
  }));
}
