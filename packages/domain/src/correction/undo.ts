import { isLotAccount } from '../accounts.ts';
import type { Fact, Leg } from '../fact.ts';
import type { Along } from '../lot-book.ts';
import { flowName } from '../flow.ts';
import { compare, fractionDigits, isZero, minus, negate, zero } from '../quantity.ts';
import { firstToEnd, type Restraint, restraintOf } from '../restraint.ts';
import {
  type Change,
  lotId,
  type LotRecord,
  type OriginRecord,
  type PostedRecord,
  type StateView,
} from '../state.ts';
import { type AssetChanged, assetChanged } from './asset-taken-back.ts';

/** How to take back what a fact posted: its legs, and what was there before besides. */
export interface Undo {
  /** What it said of an asset besides its lots. */
  readonly asset?: AssetChanged;
  /** Of each leg of costs, in their order. */
  readonly costTypes: readonly string[];
  /** What a thing that was given back in kind counted for. */
  readonly credit?: { readonly claimId: string; readonly quantity: string };
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
  /** There was none: an account was frozen blindly. */
  readonly made?: true;
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
    if (lot) seen.set(lotId(name), beforeOf(lot));
  }
  return [...seen.values()];
}

function beforeOf({ account, assetId, custodian, unit, ...lot }: LotRecord): LotBefore {
  return {
    lot: { account, assetId, custodian, unit },
    ...(lot.ofSale && { ofSale: true }),
    ...(account === 'held:frozen' && { restraint: restraintOf(lot) }),
    ...(lot.unknown && { unknown: true }),
  };
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
  if (!before) return posted;
  const lots = legs.length > 0 ? before.map((lot) => withAfter(lot, changes)) : lotsAlone(changes, state);
  if (legs.length === 0 && lots.length === 0) return posted;
  const costs = legs.filter(({ account }) => account === 'out:costs');
  const orderId = body['basis'] === 'value-order' ? body['orderId'] : undefined;
  const asset = assetChanged(changes, state);
  const { claimId, credit } = body as {
    readonly claimId: string;
    readonly credit?: { readonly quantity: string };
  };
  const undo: Undo = {
    ...(asset && { asset }),
    costTypes: costs.map((leg) => flowName(leg, fact) ?? ''),
    ...(credit && { credit: { claimId, quantity: credit.quantity } }),
    legs,
    lots,
    origins: changes.flatMap((change) => originChanged(change, state)),
    ...(typeof orderId === 'string' && { orderId }),
  };
  return { ...posted, undo };
}

/** Of a fact without legs, the lots that it left otherwise than they were. */
function lotsAlone(changes: readonly Change[], state: StateView): readonly LotChanged[] {
  return changes.flatMap(({ caseId, id, kind, value }) => {
    if (kind !== 'lot' || !value) return [];
    // a change of a lot has one as its value
    const lot = value as LotRecord;
    const was = state.get('lot', caseId, id);
    const { account, assetId, custodian, unit } = lot;
    const before = was ? beforeOf(was) : { lot: { account, assetId, custodian, unit }, made: true as const };
    return [{ ...before, after: afterOf(lot) }];
  });
}

const afterOf = (lot: LotRecord): NonNullable<LotChanged['after']> => ({
  number: lot.number,
  ...restraintOf(lot),
  ...(lot.unknown && { unknown: true }),
});

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
  return { ...before, after: { ...afterOf(lot), ...(sold && { ofSale: true, quantity: lot.quantity }) } };
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

/** Whether the lots are as a fact without legs left them; what was frozen blindly is not known yet. */
export function areAsLeft(state: StateView, caseId: string, { lots }: Undo): boolean {
  return lots.every(({ after, lot, made }) => {
    const now = state.get('lot', caseId, lotId(lot));
    if (made) return now?.unknown === true && isZero(now.quantity) && hasRestraint(now, after);
    return isAsLeft(now, after);
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
  now !== undefined && now.number === after?.number && hasRestraint(now, after);

const hasRestraint = (now: LotRecord, after: LotChanged['after']): boolean =>
  now.expiresAt === after?.expiresAt && now.orderKey === after?.orderKey;

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
