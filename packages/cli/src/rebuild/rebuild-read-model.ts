import type { ReadableLog } from '@seizure-ledger/event-log';
import {
  type Generations,
  projectionVersion,
  type ReadModel,
  ReadModelUnavailableError,
} from '@seizure-ledger/read-model';
import { setTimeout as pause } from 'node:timers/promises';
import { differencesBetween } from './differences.ts';
import { NextGeneration } from './next-generation.ts';

export interface Rebuild {
  readonly generations: Generations;
  readonly log: ReadableLog;
  /** Records of the log that the new generation has taken, of those that the old one has. */
  readonly onProgress: (done: number, total: number) => void;
  /** The storage is away, and why: it is asked again and again. */
  readonly onWait: (reason: string) => void;
}

export interface Rebuilt {
  /** Where the new generation differs from the old one; empty: it was switched, and is read now. */
  readonly differences: readonly string[];
  readonly records: number;
  /** Whether both are of one version of the projection: every byte was compared, else balances and counts. */
  readonly sameVersion: boolean;
}

/** Fewer records than the new generation takes while a person would notice that the old one stands still. */
const near_records = 2_000;

/** Under acts that never cease the new generation comes near in some rounds, or it never will. */
const most_rounds = 10;

const first_ms = 250;
const longest_ms = 10_000;

/**
 * Fills the new generation from the log as far as the old one has come, makes both stand at one position, compares them,
 * and switches when they agree. The old one is read and written until then. What takes hours does not begin anew because
 * the database was away for a moment: it goes on where the new generation stands.
 */
export async function rebuildReadModel(rebuild: Rebuild): Promise<Rebuilt> {
  for (let wait_ms = first_ms; ; wait_ms = Math.min(2 * wait_ms, longest_ms)) {
    try {
      return await goOn(rebuild);
    } catch (error) {
      if (!(error instanceof ReadModelUnavailableError)) throw error;
      rebuild.onWait(error.message);
    }
    await pause(wait_ms);
  }
}

async function goOn({ generations, log, onProgress }: Rebuild): Promise<Rebuilt> {
  const { current, currentVersion } = generations;
  const next = await NextGeneration.from(generations.next, log);
  const catchUp = async (to: ReadModel) => next.takeUpTo(await to.checkpoints(), onProgress);
  for (let round = 0; round < most_rounds && (await catchUp(current)) > near_records; round += 1);
  const sameVersion = currentVersion === projectionVersion;
  const still = await generations.hold();
  if (!still) return { differences: [], records: next.records, sameVersion };
  try {
    await catchUp(still);
    const differences = await differencesBetween(still, generations.next, sameVersion);
    if (differences.length === 0) await generations.switch();
    return { differences, records: next.records, sameVersion };
  } finally {
    await generations.release();
  }
}
