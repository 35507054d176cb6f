import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { simulateWith, type WorldRun, type WorldToRun } from './simulation.ts';

/**
 * `npm run simulate -- --seed N --steps M`: as many worlds of the seed as make up the steps, one at a time on each core.
 * `--world W` begins with that world: with the steps of one world a finding is seen again, with more a run goes on.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    steps: { type: 'string' },
    threads: { type: 'string' },
    world: { type: 'string' },
  },
});
const seed = values.seed ?? String(Date.now());
const steps = Number(values.steps ?? '20000');
const first = Number(values.world ?? '0');

const memory = '/dev/shm';
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'simulation-'));
const began_ms = performance.now();
const threads = Array.from(
  { length: Number(values.threads ?? availableParallelism()) },
  () => new Worker(new URL('world-thread.ts', import.meta.url), { workerData: { folder, seed } }),
);
const ways = threads.map((thread) => async (world: WorldToRun): Promise<WorldRun> => {
  thread.postMessage(world);
  const [run] = await once(thread, 'message');
  return run;
});
const found = await simulateWith(ways, {
  first,
  steps,
  told: (done, of) => {
    const minutes = (performance.now() - began_ms) / 60_000;
    console.log(`${done} of ${of} steps, ${minutes.toFixed(1)} min`);
  },
});
await Promise.all(threads.map((thread) => thread.terminate()));
rmSync(folder, { force: true, recursive: true });
if (found.finding === undefined) {
  const kinds = [...found.met].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, times] of kinds) console.log(`${String(times).padStart(9)} ${name}`);
  console.log(`seed ${seed}: ${found.steps} steps in ${found.worlds} worlds without a finding`);
} else {
  console.error(found.finding);
  console.error(`found after ${found.steps} steps. To see it again:\n  ${found.replay}`);
  process.exitCode = 1;
}
