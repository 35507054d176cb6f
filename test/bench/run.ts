import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Curve, Row } from './row.ts';
import { asOfRow } from './rows/as-of.ts';
import { caseGrowth, ledgerGrowth } from './rows/growth.ts';
import { consoleCaseRow } from './rows/console-case.ts';
import { decideRow } from './rows/decide.ts';
import { embeddedActsRow } from './rows/embedded-acts.ts';
import { kafkaClientRow } from './rows/kafka-client.ts';
import { kafkaPipelineRow } from './rows/kafka-pipeline.ts';
import { mediciBalanceRow, mediciRow } from './rows/medici.ts';
import { projectionRow, rebuildRow } from './rows/projection.ts';
import { httpActsOnKafkaRow, httpActsRow, hotCaseRow } from './rows/http-acts.ts';
import { importRow } from './rows/import.ts';
import { memoryCurve } from './rows/memory.ts';
import { summaryRow } from './rows/summary.ts';
import { verifyRow } from './rows/verify.ts';
import { spread, spreadOf } from './spread.ts';

/** `npm run bench -- --only NAME --size N`: prints a table and writes bench.json. It reports and asserts nothing. */
const { values } = parseArgs({ options: { only: { type: 'string' }, size: { type: 'string' } } });
const size = values.size === undefined ? undefined : Number(values.size);

type Made = Row | Curve | undefined;
const rows: Readonly<Record<string, () => Made | Promise<Made>>> = {
  decide: () => decideRow(size),
  'embedded-acts': () => embeddedActsRow(size),
  'http-acts-1': () => httpActsRow(1, size),
  'http-acts-8': () => httpActsRow(8, size),
  'http-acts-16': () => httpActsRow(16, size),
  'http-acts-32': () => httpActsRow(32, size),
  'http-acts-64': () => httpActsRow(64, size),
  'http-hot-case-1': () => hotCaseRow(1, size),
  'http-hot-case-32': () => hotCaseRow(32, size),
  'kafka-client': () => kafkaClientRow(size),
  'kafka-pipeline': () => kafkaPipelineRow(size),
  'http-acts-kafka-1': () => httpActsOnKafkaRow(1, size),
  'http-acts-kafka-16': () => httpActsOnKafkaRow(16, size),
  'http-acts-kafka-64': () => httpActsOnKafkaRow(64, size),
  projection: () => projectionRow(size),
  rebuild: () => rebuildRow(size),
  'medici-1': () => mediciRow(1, size),
  'medici-8': () => mediciRow(8, size),
  'medici-balance': () => mediciBalanceRow(size),
  verify: () => verifyRow(size),
  import: () => importRow(),
  summary: () => summaryRow(size),
  'console-case': () => consoleCaseRow(size),
  'as-of-recorded': () => asOfRow('asOf', size),
  'as-of-effective': () => asOfRow('effectiveAt', size),
  'growth-case': () => caseGrowth(size),
  'growth-ledger': () => ledgerGrowth(size),
  memory: () => memoryCurve(size),
};

const results: object[] = [];
for (const [name, make] of Object.entries(rows)) {
  if (values.only !== undefined && !name.startsWith(values.only)) continue;
  const made = await make();
  if (!made) continue;
  results.push('sizes' in made ? await curve(made) : await row(made));
  await made.end?.();
}
const versions = { cores: cpus().length, node: process.version };
await writeFile('bench.json', `${JSON.stringify({ rows: results, versions }, null, 2)}\n`);

async function row({ ceiling, name, ours, repeats = 5, settings, unit }: Row): Promise<object> {
  const own = [];
  const most = [];
  if (repeats > 1) await ours();
  if (repeats > 1) await ceiling?.();
  for (let n = 0; n < repeats; n += 1) {
    own.push(await ours());
    if (ceiling) most.push(await ceiling());
  }
  const result = { name, ours: spreadOf(own), settings, unit };
  const { median, p50_ms, p95_ms, p99_ms } = result.ours;
  const latency =
    p50_ms === undefined
      ? ''
      : `, p50 ${p50_ms.toFixed(1)} ms, p95 ${p95_ms?.toFixed(1)} ms, p99 ${p99_ms?.toFixed(1)} ms`;
  if (most.length === 0) {
    console.log(`${name.padEnd(18)} ${round(median)} ${unit}${latency}`);
    return result;
  }
  const limit = spreadOf(most);
  const ratio = median / limit.median;
  console.log(
    `${name.padEnd(18)} ${round(median)} of ${round(limit.median)} ${unit}, ratio ${ratio.toFixed(2)}${latency}`,
  );
  return { ...result, ceiling: limit, ratio };
}

async function curve({ at, name, of, rounds, settings, sizes, unit }: Curve): Promise<object> {
  const found = new Map<number, number[]>(sizes.map((one) => [one, []]));
  for (let n = 0; n < rounds; n += 1) for (const one of sizes) found.get(one)?.push(await at(one));
  const points = sizes.map((one) => ({ size: one, ...spread(found.get(one) ?? []) }));
  const line = points.map((point) => `${round(point.size)}: ${point.median.toFixed(2)}`).join('   ');
  console.log(`${name.padEnd(18)} ${unit} by ${of}   ${line}`);
  return { name, of, points, settings, unit };
}

function round(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en');
}
