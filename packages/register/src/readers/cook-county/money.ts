import { Decimal } from 'decimal.js';
import type { LaterActs } from '../plan.ts';
import { writtenAmount } from '../written-amount.ts';
import type { ActWriter, TakenRecord } from './acts.ts';
import type { Calendar } from './calendar.ts';
import { contradiction } from './contradiction.ts';
import { foreseenRefusal } from './foreseen-refusal.ts';
import { unusableDate } from './unusable-date.ts';

const nothing: LaterActs = { acts: [], refused: [], listed: [] };

/** What followed the seizure of money. The column of forfeited amounts wins over the note. */
export function laterActsOfMoney(record: TakenRecord, write: ActWriter, days: Calendar): LaterActs {
  const forfeited = writtenAmount(record.forfeited);
  return forfeited !== undefined && isPositive(forfeited)
    ? forfeitedMoney(record, forfeited, write, days)
    : unforfeitedMoney(record, write);
}

function forfeitedMoney(record: TakenRecord, forfeited: string, write: ActWriter, days: Calendar): LaterActs {
  const foreseen = foreseenRefusal(record, forfeited, days);
  const stated = record.findings.statedRelease;
  const confiscation = confiscate(record, forfeited, foreseen, write);
  if (stated === undefined) return confiscation;
  if (foreseen === undefined && new Decimal(stated).plus(forfeited).equals(record.quantity))
    return isPositive(stated)
      ? both(confiscation, { ...nothing, acts: [write.release(record, stated)] })
      : confiscation;
  const why =
    foreseen === undefined
      ? `do not add up to the ${record.quantity} seized`
      : `can't both be so: ${foreseen}`;
  return both(confiscation, contradiction('release', `${forfeited} forfeited and ${stated} released ${why}`));
}

/** What has a usable date is sent, and the ledger refuses it. */
function confiscate(
  record: TakenRecord,
  forfeited: string,
  foreseen: ReturnType<typeof foreseenRefusal>,
  write: ActWriter,
): LaterActs {
  if (foreseen === 'CONTRADICTION')
    return contradiction('confiscation', `${forfeited} forfeited, but "${record.note}" rescinds`);
  if (record.forfeitedOn !== undefined)
    return { ...nothing, acts: [write.confiscation(record, forfeited, record.forfeitedOn)] };
  const undated = unusableDate(record);
  const reason = `${forfeited} of ${record.quantity} forfeited, but ${undated.reason}`;
  return { ...nothing, refused: [{ ...undated, code: foreseen ?? undated.code, reason }] };
}

function unforfeitedMoney(record: TakenRecord, write: ActWriter): LaterActs {
  const { forfeited, released, statedRelease } = record.findings;
  const listed = forfeited
    ? [{ kind: 'amount', text: `"${record.note}" forfeits, but no amount` } as const]
    : [];
  const wanted = statedRelease ?? (forfeited ? '0' : record.quantity);
  const acts = released && isPositive(wanted) ? [write.release(record, wanted)] : [];
  return { acts, refused: [], listed };
}

const isPositive = (amount: string): boolean => new Decimal(amount).greaterThan(0);

const both = (a: LaterActs, b: LaterActs): LaterActs => ({
  acts: [...a.acts, ...b.acts],
  refused: [...a.refused, ...b.refused],
  listed: [...a.listed, ...b.listed],
});
