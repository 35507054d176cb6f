import type { Measure } from './row.ts';

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { max: sorted.at(-1) ?? NaN, median: sorted[sorted.length >> 1] ?? NaN, min: sorted[0] ?? NaN };
}

/** Several measures of the same thing: the spread of the rates, and the median of what else they say. */
export function spreadOf(measures: readonly Measure[]): Spread & Partial<Measure> {
  const besides = (['cpu_us', 'p50_ms', 'p95_ms', 'p99_ms'] as const).flatMap((name) => {
    const values = measures.map((measure) => measure[name]).filter((value) => value !== undefined);
    return values.length > 0 ? [[name, spread(values).median] as const] : [];
  });
  return { ...spread(measures.map(({ perSecond }) => perSecond)), ...Object.fromEntries(besides) };
}
