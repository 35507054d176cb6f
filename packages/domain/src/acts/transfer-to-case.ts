import { lotAccounts } from '../accounts.ts';
import { type Ask, type Decision, isRefusal, post, type PostedFact, refuseIf } from '../act.ts';
import type { Asset, Order } from '../body.ts';
import { countOpen } from '../case-record.ts';
import type { Draft } from '../draft.ts';
import type { Details } from '../fact.ts';
import { move } from '../legs.ts';
import { type LotBody, refuseUnderway, takeFrom, type Taking } from '../lots.ts';
import { joined, lastConfiscated, type OriginPart, settleOrigins } from '../origins.ts';
import { restraintOf } from '../restraint.ts';
import type { SentProperty, StateView } from '../state.ts';

/** What a transfer to another case says. */
export interface ToCase extends LotBody {
  readonly toAssetId?: string | undefined;
  readonly toCase: string;
}

/** Beside what left: what the other case is told of the asset, and the order on which it all rests. */
export interface Sent extends SentProperty {
  readonly asset?: Asset;
  readonly frozenUnder?: readonly Order[];
  readonly order: Order;
}

/**
 * Property goes to another case with the same status. It is in transit until that case has it or has refused it;
 * what became of it the ledger itself records in both (see `reaction.ts`).
 */
export function transferToCase(
  { body, caseId, instructionId: transferId, order }: Ask<ToCase>,
  state: StateView,
): Decision {
  const taking = takeFrom(state, caseId, body, lotAccounts);
  if (isRefusal(taking)) return taking;
  if (!order) throw new Error('a transfer to another case came past the rules without an order');
  return (
    refuseIf(body.toCase === caseId, 'SAME_CASE') ??
    refuseUnderway(taking.lot, taking) ??
    post(
      move(taking, 'out:transferred', { transferId }),
      // it is made of bodies and records, which are JSON
      sentBy(taking, { caseId, order }, state) as unknown as Details,
    )
  );
}

function sentBy(
  { lot, quantity, unit }: Taking,
  { caseId, order }: { readonly caseId: string; readonly order: Order },
  state: StateView,
): Sent {
  const { account, assetId, custodian } = lot;
  const sent = { account, assetId, custodian, quantity, unit: unit.code };
  return {
    account,
    ...(assetId !== '' && { assetId, ...toldOf(assetId, caseId, state) }),
    custodian,
    ...(lot.ofSale && { ofSale: true }),
    order,
    origins: joined(partsSent(state, caseId, sent)),
    quantity,
    ...(account === 'held:frozen' && { restraint: restraintOf(lot) }),
    unit: unit.code,
  };
}

/** What of the case's origins goes along. */
function partsSent(
  state: StateView,
  caseId: string,
  { account, assetId = '', custodian, quantity, unit }: Omit<SentProperty, 'origins'>,
): readonly OriginPart[] {
  if (account === 'held:frozen' || account === 'held:seized') return [];
  return lastConfiscated(state, caseId, { assetId, custodian, unit }, quantity);
}

/** Its parent is an asset of the case that it leaves, and where it lies is told by whom it concerns. */
function toldOf(assetId: string, caseId: string, state: StateView): Pick<Sent, 'asset' | 'frozenUnder'> {
  const described = state.get('description', caseId, assetId);
  const frozenUnder = state
    .get('asset', caseId, assetId)
    ?.frozenUnder?.map(({ times: _times, ...order }): Order => order);
  const { location: _location, parent: _parent, ...asset } = described ?? {};
  // without these two it still is an asset's description
  return { ...(described && { asset: asset as Asset }), ...(frozenUnder && { frozenUnder }) };
}

export function leaveCase(
  { caseId, details, instructionId: transferId }: PostedFact<ToCase>,
  draft: Draft,
): void {
  // its act made the details
  const {
    asset: _asset,
    frozenUnder: _frozenUnder,
    order: _order,
    origins: _origins,
    ...sent
  } = details as unknown as Sent;
  const parts = partsSent(draft, caseId, sent);
  settleOrigins(draft, caseId, parts);
  draft.put('departure', caseId, transferId, { ...sent, parts, state: 'in-transit' });
  countOpen(draft, caseId, 'transfers', 1);
  const asset = draft.get('asset', caseId, sent.assetId ?? '');
  if (asset?.isThing) draft.put('asset', caseId, asset.assetId, { ...asset, leaving: transferId });
}
