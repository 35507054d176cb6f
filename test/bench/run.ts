import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Row } from './row.ts';
import { decideRow } from './rows/decide.ts';
import { httpActsRow } from './rows/http-acts.ts';
import { verifyRow } from './rows/verify.ts';

/** `npm run bench -- --only NAME --size N`: prints a table and writes bench.json. It reports and asserts nothing. */
const { values } = parseArgs({ options: { only: { type: 'string' }, size: { type: 'string' } } });
const size = values.size === undefined ? undefined : Number(values.size);
const repeats = 5;

const rows: Readonly<Record<string, () => Row | Promise<Row>>> = {
  decide: () => decideRow(size),
  'http-acts-1': () => httpActsRow(1, size),
  'http-acts-16': () => httpActsRow(16, size),
  'http-acts-64': () => httpActsRow(64, size),
  verify: () => verifyRow(size),
};

const results = [];
for (const [name, make] of Object.entries(rows)) {
  if (values.only !== undefined && !name.startsWith(values.only)) continue;
  const row = await make();
  const ours: number[] = [];
  const ceilings: number[] = [];
  await row.ours();
  await row.ceiling();
  for (let n = 0; n < repeats; n += 1) {
    ours.push(await row.ours());
    ceilings.push(await row.ceiling());
  }
  await row.end?.();
  const result = {
    ceiling: spread(ceilings),
    name,
    ours: spread(ours),
    settings: row.settings,
    unit: row.unit,
  };
  results.push({ ...result, ratio: result.ours.median / result.ceiling.median });
  console.log(
    `${name.padEnd(14)} ${round(result.ours.median)} of ${round(result.ceiling.median)} ${row.unit}, ratio ${(result.ours.median / result.ceiling.median).toFixed(2)}`,
  );
}
await writeFile('bench.json', `${JSON.stringify({ node: process.version, rows: results }, null, 2)}\n`);

function spread(rates: readonly number[]) {
  const sorted = rates.toSorted((a, b) => a - b);
  return { max: sorted.at(-1) ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, min: sorted[0] ?? 0 };
}

function round(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en');
}
