import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bugs } from './planted.fixture.ts';
import { simulate } from './simulation.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planted-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { force: true, recursive: true });
});

describe('the simulation finds it when', () => {
  it.each(Object.entries(bugs))('%s', { timeout: 600_000 }, async (_, { found, plant, planted = {} }) => {
    plant?.();
    const { finding, replay, steps } = await simulate({ folder, planted, seed: 'planted', steps: 40_000 });
    expect(finding, `nothing in ${steps} steps`).toBeInstanceOf(Error);
    expect(String(finding)).toMatch(found);
    expect(replay).toMatch(/^npm run simulate -- --seed planted --world \d+ --steps \d+$/);
  });
});
