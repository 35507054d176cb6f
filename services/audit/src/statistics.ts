import { type ShownStatistic, type StatisticMeasure, statisticMeasures } from '@seizure-ledger/contracts';
import { plus } from '@seizure-ledger/domain';
import type { ReadModel, StatisticDocument } from '@seizure-ledger/read-model';
import { amountCell, textCell } from '@seizure-ledger/service-kit';
import { positionOf } from './cases.ts';
import { type Page, readCursor, writeCursor } from './page.ts';

const atOnce = 500;

/** One page of a year's statistics: by jurisdiction, kind of property, unit, agency and offence. */
export async function statisticsOf(
  readModel: ReadModel,
  { cursor, limit, year }: Page & { readonly year: string },
) {
  const from = readCursor(cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const statistics: ShownStatistic[] = [];
  let lastId = '';
  for await (const row of rowsOf(readModel, year, from?.afterId)) {
    if (statistics.length === limit)
      return { next: writeCursor({ afterId: lastId, position }), position, statistics };
    statistics.push(row.shown);
    lastId = row.lastId;
  }
  return { next: null, position, statistics };
}

const columns = ['year', 'jurisdiction', 'agency', 'offence', 'kind', 'unit'] as const;

/** The same as one table, for spreadsheets (RFC 4180, UTF-8 with its mark), line by line. */
export async function* statisticsTable(readModel: ReadModel, year: string): AsyncGenerator<string> {
  yield `\uFEFF${[...columns, 'cases', ...statisticMeasures].join(',')}\r\n`;
  for await (const { shown } of rowsOf(readModel, year)) {
    const words = columns.map((column) => quoted(column === 'year' ? year : textCell(shown[column] ?? '')));
    const amounts = statisticMeasures.map((measure) => amountCell(shown.amounts[measure] ?? ''));
    yield `${[...words, shown.cases, ...amounts].join(',')}\r\n`;
  }
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * The cells of a year, each summed over the partitions, which stand side by side; and the last document of each. Of the
 * cell of `after`, none: a partition that has begun to count in it since then is left to who asks anew.
 */
async function* rowsOf(
  readModel: ReadModel,
  year: string,
  after?: string,
): AsyncGenerator<{ readonly lastId: string; readonly shown: ShownStatistic }> {
  const parts: StatisticDocument[] = [];
  const shownKey = after?.slice(after.indexOf('|') + 1);
  for (let afterId = after; ;) {
    const query = { equals: [year], index: 'byYear', limit: atOnce } as const;
    const page = await readModel.find('statistics', { ...query, ...(afterId !== undefined && { afterId }) });
    for (const part of page) {
      afterId = part.id;
      if (part.key === shownKey) continue;
      if (parts[0] && parts[0].key !== part.key) yield rowOf(parts.splice(0));
      parts.push(part);
    }
    if (page.length < atOnce) break;
  }
  if (parts.length > 0) yield rowOf(parts);
}

function rowOf(parts: readonly StatisticDocument[]) {
  const [first] = parts;
  if (!first) throw new RangeError('a cell of no partition was asked for');
  const { amounts: _amounts, cases: _cases, id: _id, key: _key, partition: _partition, ...cell } = first;
  const sums = new Map<StatisticMeasure, string>();
  for (const { amount, measure } of parts.flatMap(({ amounts }) => amounts))
    sums.set(measure, plus(sums.get(measure) ?? '0', amount));
  const cases = parts.reduce((all, part) => all + part.cases, 0);
  const amounts: ShownStatistic['amounts'] = Object.fromEntries(sums);
  return { lastId: parts.at(-1)?.id ?? first.id, shown: { ...cell, amounts, cases } };
}
