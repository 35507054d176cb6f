import { z } from 'zod';
import { isOwned, lotAccounts } from '../accounts.ts';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, positiveAmountOf } from '../amount.ts';
import { everyBody, lotOrReceipt } from '../body.ts';
import { instant } from '../instant.ts';
import { leg, move } from '../legs.ts';
import { type Along, alongOf, bringAlong } from '../lot-book.ts';
import { refuseEnded, refuseUnderway, takeFrom } from '../lots.ts';
import { confiscatedShare, replaceOrigins } from '../origins.ts';
import { fractionDigits, negate, quantity, toMinor } from '../quantity.ts';
import { lotId } from '../state.ts';
import { text } from '../text.ts';
import { unitCode } from '../units.ts';

/**
 * Money becomes other money, or a token its successor, in the same account, at a stated rate from a stated source.
 * What comes of it differs from the amount at the rate by less than one minor unit.
 */
export const convert = act({
  name: 'conversions',
  type: 'asset.converted.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lotOrReceipt,
    rate: quantity,
    rateAt: instant,
    source: text(200),
    to: z.strictObject({ quantity, unit: unitCode }),
  }),
  decide: ({ body, caseId, recordedAt }, state) => {
    const taking = takeFrom(state, caseId, body, lotAccounts);
    if (isRefusal(taking)) return taking;
    const to = positiveAmountOf(body.to, state);
    if (isRefusal(to)) return to;
    const { account, assetId, custodian } = taking.lot;
    const { code } = to.unit;
    const carried = { ...alongOf(taking.lot) };
    const details = {
      ...(Object.keys(carried).length > 0 && { carried }),
      ...confiscatedShare(state, caseId, taking, to.quantity),
    };
    const there = state.get('lot', caseId, lotId({ account, assetId, custodian, unit: code }));
    return (
      refuseUnits(taking, to) ??
      refuseRate(taking, to, body.rate) ??
      refuseUnderway(taking.lot, taking) ??
      refuseEnded(there, taking.lot, recordedAt) ??
      post(
        [
          ...move(taking, 'out:converted'),
          leg('source:converted', negate(to.quantity), code, { assetId }),
          leg(account, to.quantity, code, { assetId, custodian }),
        ],
        Object.keys(details).length > 0 ? details : undefined,
      )
    );
  },
  evolve: ({ caseId, details, legs }, draft) => {
    const [from, , , to] = legs;
    if (!from || !to) throw new Error(`a conversion of case ${caseId} lacks a side`);
    // its act made the details
    const { carried = {}, confiscated = to.amount } = details as {
      readonly carried?: Along;
      readonly confiscated?: string;
    };
    bringAlong(draft, caseId, to, carried);
    if (to.account !== 'held:confiscated' && !isOwned(to.account)) return;
    const { assetId = '', custodian = '' } = from;
    const meant = { assetId, custodian, quantity: negate(from.amount), unit: from.unit };
    replaceOrigins(draft, caseId, meant, { quantity: confiscated, unit: to.unit });
  },
});

function refuseUnits({ unit: from }: Amount, { unit: to }: Amount): Refusal | undefined {
  return (
    refuseIf(from.code === to.code, 'SAME_UNIT', { unit: to.code }) ??
    refuseIf(from.kind === 'item' || from.kind !== to.kind, 'NOT_CONVERTIBLE', {
      from: from.code,
      to: to.code,
    })
  );
}

/** Compared in whole numbers, both sides times the same power of ten: nothing is rounded. */
function refuseRate(from: Amount, to: Amount, rate: string): Refusal | undefined {
  const rateDigits = fractionDigits(rate);
  const scale = 10n ** BigInt(from.unit.digits + rateDigits);
  const due =
    toMinor(from.quantity, from.unit.digits) * toMinor(rate, rateDigits) * 10n ** BigInt(to.unit.digits);
  const difference = due - toMinor(to.quantity, to.unit.digits) * scale;
  const apart = difference < 0n ? -difference : difference;
  return apart < scale
    ? undefined
    : refuse('RATE_MISMATCH', {
        from: `${from.quantity} ${from.unit.code}`,
        rate,
        to: `${to.quantity} ${to.unit.code}`,
      });
}
