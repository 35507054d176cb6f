import { actWriter } from './cook-county/acts.ts';
import { calendar } from './cook-county/calendar.ts';
import { type CookCountyMapping, cookCountyMapping } from './cook-county/mapping.ts';
import { oddDates } from './cook-county/odd-dates.ts';
import { readRecord } from './cook-county/record.ts';
import { planRow } from './cook-county/row.ts';
import { lookalikes } from './cook-county/lookalikes.ts';
import { takeStock } from './cook-county/stock.ts';
import type { RegisterRow, RowPlan, Source } from './plan.ts';
import { reader } from './reader.ts';

/**
 * Reads the forfeiture register of Cook County, Illinois: amounts in a column or in free text, dates that are
 * missing or impossible. What the ledger can judge is sent to it, wrong as it may be, and refused there.
 */
export const cookCounty = reader({ mapping: cookCountyMapping, plan: planCookCounty });

/** Cases and look-alikes need the whole register, so it is read before the first plan comes out. */
function* planCookCounty(
  rows: readonly RegisterRow[],
  mapping: CookCountyMapping,
  source: Source,
): Generator<RowPlan> {
  const records = rows.map((cells) => readRecord(cells, mapping));
  const days = calendar(mapping.timeZone, source.now);
  const write = actWriter(mapping, source, days.noon);
  const stock = takeStock(records);
  const similar = lookalikes(records);
  for (const record of records) {
    const place = stock.placeOf(record);
    const plan = planRow(record, place, write, days);
    const listed = [...place.listed, ...similar(record), ...oddDates(record, days), ...plan.listed];
    yield { ...plan, listed };
  }
}
