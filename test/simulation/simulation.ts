import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Planted, World } from './world.ts';

/** Steps of one world: long enough for a case's whole life, short enough to be looked at whole. */
export const stepsOfWorld = 5_000;

/** One world of a seed. */
export interface WorldToRun {
  readonly number: number;
  readonly steps: number;
}

export interface WorldOptions extends WorldToRun {
  readonly folder: string;
  readonly planted?: Planted;
  readonly seed: string;
}

export interface WorldRun {
  /** What went wrong, if anything did; with the command that shows it again. */
  readonly finding?: unknown;
  readonly met: ReadonlyMap<string, number>;
  readonly replay?: string;
  readonly steps: number;
}

export interface Simulated extends WorldRun {
  readonly worlds: number;
}

export interface SimulationOptions {
  /** World to begin with; those before it are left out. */
  readonly first?: number;
  readonly steps: number;
  readonly told?: (done: number, of: number) => void;
}

/** One world after the other in this thread, until the steps are done or something is found. */
export const simulate = (options: SimulationOptions & Omit<WorldOptions, 'number'>): Promise<Simulated> =>
  simulateWith([(world) => runWorld({ ...options, ...world })], options);

/** The same, as many worlds at a time as there are ways to run one. */
export async function simulateWith(
  ways: readonly ((world: WorldToRun) => Promise<WorldRun>)[],
  { first = 0, steps, told }: SimulationOptions,
): Promise<Simulated> {
  const met = new Map<string, number>();
  let done = 0;
  let ran = 0;
  let found: WorldRun | undefined;
  const worlds = worldsOf(steps, first);
  await Promise.all(
    ways.map(async (run) => {
      // leaving the loop ends `worlds` for everybody
      for (const world of worlds) {
        const one = await run(world);
        done += one.steps;
        ran += 1;
        for (const [name, times] of one.met) met.set(name, (met.get(name) ?? 0) + times);
        if (one.finding !== undefined) found ??= one;
        if (found) break;
        told?.(done, steps);
      }
    }),
  );
  return { ...found, met, steps: done, worlds: ran };
}

/** A world from its first step to its last, or to a finding. */
export async function runWorld({ number, steps, ...options }: WorldOptions): Promise<WorldRun> {
  const { seed } = options;
  const folder = join(options.folder, `world-${number}`);
  const world = new World({ ...options, folder, seed: `${seed}/${number}` });
  const { met } = world.keeper;
  try {
    while (world.steps < steps) await world.step();
    await world.end();
    return { met, steps };
  } catch (finding) {
    const replay = `npm run simulate -- --seed ${seed} --world ${number} --steps ${steps}`;
    return { finding, met, replay, steps: world.steps };
  } finally {
    rmSync(folder, { force: true, recursive: true });
  }
}

function* worldsOf(steps: number, first: number): Generator<WorldToRun> {
  for (let number = first, left = steps; left > 0; number += 1, left -= stepsOfWorld)
    yield { number, steps: Math.min(stepsOfWorld, left) };
}
