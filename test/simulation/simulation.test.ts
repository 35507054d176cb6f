import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@seizure-ledger/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulate } from './simulation.ts';
import { World } from './world.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulation-'));
});
afterEach(() => rm(folder, { force: true, recursive: true }));

/** The short form; the long one is `npm run simulate -- --seed N --steps 1000000`. */
const steps = Number(process.env['SIMULATION_STEPS'] ?? '20000');

describe('a simulated ledger', () => {
  it('holds to everything, whatever crashes, comes twice, comes late or is never answered', async () => {
    const { finding, met, replay } = await simulate({ folder, seed: 'short', steps });
    expect(finding, replay).toBeUndefined();
    for (const what of ['posted', 'proposed', 'refused', 'repeated', 'quarantined', 'large'])
      expect(met.get(what) ?? 0, what).toBeGreaterThan(0);
  }, 600_000);

  it('is the same to the byte for the same seed, and another for another', async () => {
    const factsOf = async (seed: string, name: string): Promise<string> => {
      const world = new World({ folder: join(folder, name), seed });
      while (world.steps < 1_500) await world.step();
      await world.end();
      const facts = [0, 1].flatMap((partition) => world.store.of(topics.ledger, partition));
      return facts.map(({ value }) => Buffer.from(value).toString()).join('\n');
    };
    const first = await factsOf('one', 'first');
    expect(first.length).toBeGreaterThan(10_000);
    expect(await factsOf('one', 'again')).toBe(first);
    expect(await factsOf('two', 'other')).not.toBe(first);
  });
});
