import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Planted, World } from './world.ts';

/** Steps of one world: long enough for a case's whole life, short enough to be looked at whole. */
export const stepsOfWorld = 5_000;

export interface SimulationOptions {
  readonly folder: string;
  /** Only this world of the seed. */
  readonly only?: number | undefined;
  readonly planted?: Planted;
  readonly seed: string;
  readonly steps: number;
  readonly told?: (done: number, of: number) => void;
}

export interface Simulated {
  /** What went wrong, if anything did; with the command that shows it again. */
  readonly finding?: unknown;
  readonly met: ReadonlyMap<string, number>;
  readonly replay?: string;
  readonly steps: number;
  readonly worlds: number;
}

/** One world after the other, until the steps are done or something is found. */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const { only, seed, steps, told } = options;
  const met = new Map<string, number>();
  let done = 0;
  let number = only ?? 0;
  for (; done < steps; number += 1) {
    const folder = join(options.folder, `world-${number}`);
    const world = new World({ ...options, folder, seed: `${seed}/${number}` });
    const due = Math.min(stepsOfWorld, steps - done);
    try {
      while (world.steps < due) await world.step();
      await world.end();
    } catch (finding) {
      const replay = `npm run simulate -- --seed ${seed} --world ${number} --steps ${due}`;
      return { finding, met, replay, steps: done + world.steps, worlds: number + 1 };
    } finally {
      rmSync(folder, { force: true, recursive: true });
    }
    for (const [name, times] of world.keeper.met) met.set(name, (met.get(name) ?? 0) + times);
    done += due;
    told?.(done, steps);
    if (only !== undefined) break;
  }
  return { met, steps: done, worlds: only === undefined ? number : 1 };
}
