/** How fast something went. Latencies are of single answers, where single answers are waited for. */
export interface Measure {
  readonly perSecond: number;
  /** Processor time of this process for each, all its threads together; where it does all the work. */
  readonly cpu_us?: number;
  readonly p50_ms?: number;
  readonly p95_ms?: number;
  readonly p99_ms?: number;
}

/** One measurement: what we do, and what nothing could beat, in turn in the same run on the same machine. */
export interface Row {
  readonly name: string;
  /** What is counted, such as `decisions/s`. */
  readonly unit: string;
  readonly settings: Readonly<Record<string, number | string>>;
  readonly ours: () => Promise<Measure> | Measure;
  /** Absent where there is nothing to hold it against but itself. */
  readonly ceiling?: () => Promise<Measure> | Measure;
  /** How often each is measured; the default is often enough for what takes a second. */
  readonly repeats?: number;
  readonly end?: () => Promise<void>;
}

/** How something grows: one value for each size, all sizes measured in turn, round after round. */
export interface Curve {
  readonly name: string;
  readonly unit: string;
  readonly settings: Readonly<Record<string, number | string>>;
  /** What `size` counts, such as `facts in the case`. */
  readonly of: string;
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly at: (size: number) => Promise<number>;
  readonly end?: () => Promise<void>;
}

/** How many of something are done in a second, and what each costs. */
export async function rate(count: number, work: () => Promise<void> | void): Promise<Measure> {
  const started_ms = performance.now();
  const before = process.cpuUsage();
  await work();
  const { system, user } = process.cpuUsage(before);
  return { cpu_us: (system + user) / count, perSecond: (count * 1_000) / (performance.now() - started_ms) };
}
