/** One measurement: what we do and what nothing could beat, in the same run on the same machine. */
export interface Row {
  readonly name: string;
  /** What is counted, such as `decisions/s`. */
  readonly unit: string;
  readonly settings: Readonly<Record<string, number | string>>;
  /** Each answers how many a second; called in turn, several times. */
  ours(): Promise<number> | number;
  ceiling(): Promise<number> | number;
  end?(): Promise<void>;
}

/** How many of something are done in a second. */
export async function rate(count: number, work: () => Promise<void> | void): Promise<number> {
  const started_ms = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - started_ms);
}
