import type { RowPlan, ReaderRefusal } from '../plan.ts';
import { writtenAmount } from '../written-amount.ts';
import type { ActWriter, TakenRecord } from './acts.ts';
import type { Calendar } from './calendar.ts';
import { laterActsOfItem } from './item.ts';
import { laterActsOfMoney } from './money.ts';
import type { CookCountyRecord } from './record.ts';
import type { Place } from './stock.ts';

/**
 * One row's acts: its case where it is the first of it, the seizure, and what followed. Where the seizure is, or
 * will be, refused, nothing follows: what was not taken can't be forfeited.
 */
export function planRow(record: CookCountyRecord, place: Place, write: ActWriter, days: Calendar): RowPlan {
  const { row, caseId, seizedOn, written } = record;
  const quantity = record.isMoney ? record.estimate : '1';
  const amount = writtenAmount(quantity);
  const unit = write.unitOf(record);
  const opened = place.opens === undefined ? [] : [write.opening(record, place.opens)];
  const plan = { row, caseId, ...(amount === undefined ? {} : { taken: { unit, quantity: amount } }) };
  const refuse = (code: ReaderRefusal['code'], reason: string): RowPlan => ({
    ...plan,
    acts: opened,
    listed: [],
    refused: [{ stage: 'seizure', code, reason }],
  });
  if (quantity === '') return refuse('MISSING_AMOUNT', 'money without an amount');
  if (amount === undefined) return refuse('BAD_AMOUNT', `"${quantity}" is not an amount`);
  if (written.seizedOn === '') return refuse('MISSING_DATE', 'no date of seizure');
  if (seizedOn === undefined) return refuse('BAD_DATE', `"${written.seizedOn}" is not a date`);
  const taken: TakenRecord = { ...record, seizedOn, assetId: place.assetId, quantity: amount };
  const acts = [...opened, write.seizure(taken)];
  if (/^0+$/.test(amount) || days.isAhead(seizedOn)) return { ...plan, acts, listed: [], refused: [] };
  const later = record.isMoney ? laterActsOfMoney(taken, write, days) : laterActsOfItem(taken, write);
  return { ...plan, ...later, acts: [...acts, ...later.acts] };
}
