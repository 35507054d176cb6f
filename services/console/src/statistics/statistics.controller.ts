import { quantityText, type Word } from '@seizure-ledger/console';
import {
  fractionDigits,
  type ShownStatistic,
  type StatisticMeasure,
  sum,
  zero,
} from '@seizure-ledger/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { choiceText } from '../acts/shown-fields.ts';
import type { Listed } from '../cases/answers.ts';
import { Page } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import { sendFile } from '../frame/send-file.ts';
import { barChart } from '../frame/bar-chart.ts';

const groupings = ['offence', 'kind', 'agency'] as const;
type Grouping = (typeof groupings)[number];
const isGrouping = (asked: string | undefined): asked is Grouping => groupings.some((one) => one === asked);

const drawn = [
  'frozen',
  'seized',
  'confiscated',
  'restituted',
] as const satisfies readonly StatisticMeasure[];

/** What was taken and given back in a year, by offence, kind of property or agency. */
@Pages('statistics')
export class StatisticsController {
  @Show()
  async year(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const {
      by: askedBy,
      unit: askedUnit,
      year: askedYear,
    } = query as Readonly<Record<string, string | undefined>>;
    const thisYear = new Date().getUTCFullYear();
    const year = /^\d{4}$/.test(askedYear ?? '') ? String(askedYear) : String(thisYear);
    const by = isGrouping(askedBy) ? askedBy : 'offence';
    const { cells, position } = await cellsOf(reader, year);
    const units = [...new Set(cells.map((cell) => cell.unit))].toSorted();
    const unit = units.find((one) => one === askedUnit) ?? commonest(cells);
    const rows = rowsBy(
      by,
      cells.filter((cell) => cell.unit === unit),
    );
    const labelled = rows.map((row) => ({ ...row, label: labelOf(reader, by, row.name) }));
    return new Page('statistics/year.njk', {
      by,
      chart: barChart(
        labelled.map(({ amounts, label }) => ({
          label,
          values: drawn.map((measure) => ({
            title: `${label}, ${reader.say(`statistic.${measure}`)}: ${quantityText(amounts[measure])}`,
            value: Number(amounts[measure]),
          })),
        })),
      ),
      groupings: groupings.map((name) => ({ name, word: `statistic.by.${name}` satisfies Word })),
      legend: drawn.map((measure) => `statistic.${measure}`),
      measures: drawn,
      position,
      rows: labelled,
      title: reader.say('nav.statistics'),
      unit,
      units,
      year,
      years: Array.from({ length: 10 }, (_, back) => String(thisYear - back)),
    });
  }

  @Show('table.csv')
  async table(reader: Reader, { query }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { year = '' } = query as { readonly year?: string };
    const content = await reader.ask(`/audit/statistics.csv?${new URLSearchParams({ year })}`, {
      method: 'GET',
    });
    sendFile(reply, { content, name: 'statistics.csv', type: 'text/csv; charset=utf-8' });
  }
}

/** Every cell of a year, page by page. */
async function cellsOf(reader: Reader, year: string) {
  const cells: ShownStatistic[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await reader.get<Listed<'statistics', ShownStatistic>>('/audit/statistics', {
      cursor,
      limit: 1_000,
      year,
    });
    cells.push(...page.statistics);
    if (page.next === null) return { cells, position: page.position };
    cursor = page.next;
  }
}

/** The unit of most cases. */
export function commonest(cells: readonly Pick<ShownStatistic, 'cases' | 'unit'>[]): string | undefined {
  const byUnit = [...Map.groupBy(cells, ({ unit }) => unit)];
  const casesOf = (of: typeof cells): number => of.reduce((all, cell) => all + cell.cases, 0);
  return byUnit.toSorted(([, a], [, b]) => casesOf(b) - casesOf(a))[0]?.[0];
}

/** The cells of one unit, summed by what they have in common. */
function rowsBy(by: Grouping, cells: readonly ShownStatistic[]) {
  return [...Map.groupBy(cells, (cell) => cell[by] ?? '')]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, of]) => ({
      amounts: Object.fromEntries(drawn.map((measure) => [measure, sumOf(of, measure)])) as Record<
        (typeof drawn)[number],
        string
      >,
      cases: of.reduce((all, cell) => all + cell.cases, 0),
      name,
    }));
}

/** Of none as many digits as the other amounts of the unit have. */
function sumOf(cells: readonly ShownStatistic[], measure: StatisticMeasure): string {
  const digits = cells.flatMap(({ amounts }) => Object.values(amounts)).map(fractionDigits);
  return sum([zero(Math.max(0, ...digits)), ...cells.flatMap(({ amounts }) => amounts[measure] ?? [])]);
}

function labelOf(reader: Reader, by: Grouping, name: string): string {
  if (name === '') return reader.say('statistic.none');
  return by === 'kind' ? choiceText(reader.language, name) : name;
}
