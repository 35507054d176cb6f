import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulate } from './simulation.ts';

/**
 * `npm run simulate -- --seed N --steps M`: as many worlds of the seed as make up the steps. `--world W` only one of
 * them, which is how a finding is seen again.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, steps: { type: 'string' }, world: { type: 'string' } },
});
const seed = values.seed ?? String(Date.now());
const steps = Number(values.steps ?? '20000');

const memory = '/dev/shm';
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'simulation-'));
const began_ms = performance.now();
const world = values.world === undefined ? undefined : Number(values.world);
const found = await simulate({
  folder,
  only: world,
  seed,
  steps,
  told: (done, of) => {
    const minutes = (performance.now() - began_ms) / 60_000;
    console.log(`${done} of ${of} steps, ${minutes.toFixed(1)} min`);
  },
});
rmSync(folder, { force: true, recursive: true });
if (found.finding === undefined) {
  const kinds = [...found.met].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, times] of kinds) console.log(`${String(times).padStart(9)} ${name}`);
  console.log(`seed ${seed}: ${found.steps} steps in ${found.worlds} worlds without a finding`);
} else {
  console.error(found.finding);
  console.error(`found at step ${found.steps}. To see it again:\n  ${found.replay}`);
  process.exitCode = 1;
}
