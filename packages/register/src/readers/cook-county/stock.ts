import type { CivilDay } from '../civil-day.ts';
import { firstDays } from '../first-days.ts';
import type { Listing } from '../plan.ts';
import { recordId } from '../record-id.ts';
import type { CookCountyRecord } from './record.ts';

/** Where a row's property stands in the ledger. `opens` is the day of the case's first taking, on its first row. */
export interface Place {
  readonly assetId: string;
  readonly listed: readonly Listing[];
  readonly opens?: CivilDay;
}

/** Gives every row its asset id. One that a row of the case has already gets the row's number appended. */
export function takeStock(records: readonly CookCountyRecord[]): {
  placeOf(record: CookCountyRecord): Place;
} {
  const days = firstDays(records);
  const firstRows = new Map<string, number>();
  const holders = new Map<string, CookCountyRecord[]>();
  for (const record of records) {
    if (!firstRows.has(record.caseId)) firstRows.set(record.caseId, record.row);
    const key = keyOf(record);
    holders.set(key, [...(holders.get(key) ?? []), record]);
  }
  return {
    placeOf: (record) => {
      const sharing = holders.get(keyOf(record)) ?? [];
      const opens = firstRows.get(record.caseId) === record.row ? days.get(record.caseId) : undefined;
      return {
        assetId: sharing[0] === record ? ownId(record) : `${ownId(record)}.r${record.row}`,
        listed: sharing.length > 1 ? [sameId(record, sharing)] : [],
        ...(opens === undefined ? {} : { opens }),
      };
    },
  };
}

const ownId = (record: CookCountyRecord): string =>
  recordId(`${record.inventoryNumber}.${record.itemNumber}`);
const keyOf = (record: CookCountyRecord): string => `${record.caseId} ${ownId(record)}`;

function sameId(record: CookCountyRecord, sharing: readonly CookCountyRecord[]): Listing {
  const others = sharing.filter((other) => other !== record).map((other) => other.row);
  return { kind: 'duplicate', text: `asset id ${ownId(record)} is also that of row ${others.join(', ')}` };
}
