import { isLotAccount } from '../accounts.ts';
import { type Refusal, refuse } from '../act.ts';
import type { Leg } from '../fact.ts';
import { compare, minus, negate, plus } from '../quantity.ts';
import { lotId, postedId, type PostedRecord, type StateView } from '../state.ts';
import { areAsLeft, joining, originsTakenBack, type Undo } from './undo.ts';

/** Whether something of what the fact brought has gone on since: that is corrected, returned or voided first. */
export function refuseBlocked(
  state: StateView,
  caseId: string,
  {
    legs,
    next,
    sequence,
    undo,
  }: { readonly legs: readonly Leg[]; readonly next: number; readonly sequence: number; readonly undo: Undo },
): Refusal | undefined {
  if (undo.legs.length === 0) return refuseDrawn(state, caseId, { next, sequence, undo });
  const short = new Set<string>();
  const needed = new Map<string, string>();
  for (const { account, amount, assetId = '', custodian = '', unit } of legs) {
    if (!isLotAccount(account) || !amount.startsWith('-')) continue;
    const id = lotId({ account, assetId, custodian, unit });
    const all = plus(needed.get(id) ?? '0', negate(amount));
    needed.set(id, all);
    const lot = state.get('lot', caseId, id);
    if (!lot || compare(lot.quantity, all) < 0) short.add(id);
    else if (lot.transit && compare(minus(lot.quantity, lot.transit.quantity), all) < 0)
      return refuse('IN_TRANSIT', { transferId: lot.transit.transferId });
  }
  const isGone = originsTakenBack(state, caseId, undo).some((origin) => origin.quantity.startsWith('-'));
  if (short.size === 0 && !isGone) {
    const joins = joining(state, caseId, undo);
    const joined = joins ? laterFacts(state, caseId, { isLater: joins, next, sequence }) : [];
    return joined.length > 0 ? blockedBy(joined) : undefined;
  }
  const assets = new Set(undo.legs.map(({ assetId = '' }) => `${assetId}|`));
  const isLater = ({ takes }: PostedRecord): boolean =>
    takes.some((id) => (short.size > 0 ? short.has(id) : [...assets].some((asset) => id.startsWith(asset))));
  return blockedBy(laterFacts(state, caseId, { isLater, next, sequence }));
}

/** What only said what lots rest on is taken back while they still do, and nothing of it has gone elsewhere. */
function refuseDrawn(
  state: StateView,
  caseId: string,
  { next, sequence, undo }: { readonly next: number; readonly sequence: number; readonly undo: Undo },
): Refusal | undefined {
  const ids = new Set(undo.lots.map(({ lot }) => lotId(lot)));
  // a mirror takes what is not there any more
  const takesOne = ({ act, takes }: PostedRecord): boolean =>
    act !== 'corrections' && takes.some((id) => ids.has(id));
  const drawn = laterFacts(state, caseId, { isLater: takesOne, next, sequence });
  if (drawn.length === 0 && areAsLeft(state, caseId, undo)) return undefined;
  const isLater = (posted: PostedRecord): boolean =>
    takesOne(posted) || posted.undo?.lots.some(({ lot }) => ids.has(lotId(lot))) === true;
  return blockedBy(laterFacts(state, caseId, { isLater, next, sequence }));
}

const blockedBy = (later: readonly number[]): Refusal =>
  refuse('CORRECTION_BLOCKED', { sequences: later.join(', ') || 'none that is kept' });

/** So many are named at most. */
const named = 10;

function laterFacts(
  state: StateView,
  caseId: string,
  {
    isLater,
    next,
    sequence,
  }: {
    readonly isLater: (posted: PostedRecord) => boolean;
    readonly next: number;
    readonly sequence: number;
  },
): readonly number[] {
  const found: number[] = [];
  for (let one = sequence + 1; one < next && found.length < named; one += 1) {
    const posted = state.get('posted', caseId, postedId(one));
    if (posted && posted.correctedBy === undefined && isLater(posted)) found.push(one);
  }
  return found;
}
