import type { Measure } from './row.ts';

/** Does something so many times, one after the other, and tells how long each took. */
export async function latencies(times: number, work: (n: number) => Promise<unknown>): Promise<Measure> {
  const taken_ms: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const started_ms = performance.now();
    await work(n);
    taken_ms.push(performance.now() - started_ms);
  }
  const sorted = taken_ms.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(times - 1, Math.floor(times * part))] ?? NaN;
  const all_ms = taken_ms.reduce((all, one) => all + one, 0);
  return { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), perSecond: (times * 1_000) / all_ms };
}
