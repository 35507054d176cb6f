import { z } from 'zod';
import type { LotAccount } from '../accounts.ts';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, amountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import type { Draft } from '../draft.ts';
import type { Leg } from '../fact.ts';
import { id } from '../id.ts';
import { move } from '../legs.ts';
import { addToLot, dropLot, putLot } from '../lot-book.ts';
import type { Principal } from '../principal.ts';
import { compare, isZero, minus, plus, quantity, sum } from '../quantity.ts';
import { restraintOf } from '../restraint.ts';
import { lotId, type StateView, type TransferRecord } from '../state.ts';
import { text } from '../text.ts';
import { refuseSpeaker, settleTransfer, type Underway, underway } from './transit.ts';

const shortfallReasons = ['fee', 'destroyed', 'stolen', 'counterfeit', 'count-difference'] as const;

/**
 * The receiver has it: responsibility passes at this moment. What is missing must be named with its reason, by the
 * receiver itself, and leaves the book as a cost (a fee) or a loss.
 */
export const confirmTransfer = act({
  name: 'transfers/confirmation',
  type: 'custody.confirmed.v1',
  body: z.strictObject({
    ...everyBody,
    byLetter: text(200).optional(),
    condition: text(500).optional(),
    received: quantity.optional(),
    shortfall: z.strictObject({ quantity, reason: z.enum(shortfallReasons) }).optional(),
    transferId: id,
  }),
  decide: ({ actor, body, caseId }, state) => {
    const sent = underway(state, caseId, body.transferId);
    if (isRefusal(sent)) return sent;
    const barred =
      refuseSpeaker(actor, sent.transfer, body, state) ??
      (body.shortfall && refuseAlone(actor, sent.transfer, body));
    if (barred) return barred;
    const missing = missingOf(sent, body, state);
    return isRefusal(missing) ? missing : post(missing.legs, { moves: movesOf(sent, missing.legs) });
  },
  evolve: ({ body, caseId, details }, draft) => {
    const transfer = settleTransfer(draft, caseId, body.transferId, 'confirmed');
    for (const hop of details['moves'] as readonly Move[]) carry(draft, caseId, transfer, hop);
  },
});

/** A write-off needs two persons: who sent the property, and the receiver who misses some of it. */
function refuseAlone(
  actor: Principal,
  { sentBy }: TransferRecord,
  { byLetter }: { readonly byLetter?: string | undefined },
): Refusal | undefined {
  return (
    refuseIf(byLetter !== undefined, 'SHORTFALL_BY_LETTER') ??
    refuseIf(actor.subject === sentBy, 'SAME_PERSON')
  );
}

/** What of a lot goes to the receiver, in the account that it stands in now. */
type Move = { readonly account: LotAccount; readonly quantity: string };

function missingOf(
  { lots, transfer }: Underway,
  body: {
    readonly received?: string | undefined;
    readonly shortfall?: { readonly quantity: string; readonly reason: string } | undefined;
  },
  state: StateView,
): { readonly legs: readonly Leg[] } | Refusal {
  const { unit } = transfer;
  const sent = sum(lots.map(({ transit }) => transit.quantity));
  const shortfall = amountOf({ quantity: body.shortfall?.quantity ?? '0', unit }, state);
  if (isRefusal(shortfall)) return shortfall;
  const received =
    body.received === undefined ? undefined : amountOf({ quantity: body.received, unit }, state);
  if (received && isRefusal(received)) return received;
  const accounted = plus(received?.quantity ?? minus(sent, shortfall.quantity), shortfall.quantity);
  if (compare(accounted, sent) !== 0 || compare(shortfall.quantity, sent) > 0) {
    return refuse('SHORTFALL_MISMATCH', { accounted, sent, unit });
  }
  const to = body.shortfall?.reason === 'fee' ? 'out:costs' : 'out:lost';
  return { legs: takeMissing(lots, shortfall, to, transfer.transferId) };
}

function takeMissing(
  lots: Underway['lots'],
  { quantity: missing, unit }: Amount,
  to: 'out:costs' | 'out:lost',
  transferId: string,
): readonly Leg[] {
  let left = missing;
  return lots.flatMap((lot) => {
    if (isZero(left)) return [];
    const part = compare(left, lot.transit.quantity) < 0 ? left : lot.transit.quantity;
    left = minus(left, part);
    return move({ lot, quantity: part, unit }, to, { transferId });
  });
}

function movesOf({ lots }: Underway, missing: readonly Leg[]): readonly Move[] {
  return lots
    .map(({ account, transit }) => {
      const gone = missing.find((leg) => leg.account === account)?.amount ?? '0';
      return { account, quantity: plus(transit.quantity, gone) };
    })
    .filter((hop) => !isZero(hop.quantity));
}

function carry(
  draft: Draft,
  caseId: string,
  { assetId, from, to, unit }: TransferRecord,
  { account, quantity: carried }: Move,
): void {
  const sent = draft.get('lot', caseId, lotId({ account, assetId, custodian: from, unit }));
  if (!sent) throw new Error(`a transfer of case ${caseId} confirms a lot that is not there`);
  const { transit: _, ...rest } = sent;
  const left = minus(sent.quantity, carried);
  if (isZero(left)) dropLot(draft, caseId, sent);
  else putLot(draft, caseId, { ...rest, quantity: left });
  addToLot(draft, caseId, { account, assetId, custodian: to, unit }, carried, {
    ...restraintOf(sent),
    ...(sent.ofSale && { ofSale: true }),
  });
}
