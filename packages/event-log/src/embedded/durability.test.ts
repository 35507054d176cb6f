import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAll } from '../suite/records.ts';
import { DoomedProcess } from './doomed-process.fixture.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const timeout_ms = 120_000; // Ten processes are started, one after the other.

it(
  'whatever moment the process is killed at, each acknowledged record is there once',
  async () => {
    const folder = await temporaryFolder();
    const acknowledged: string[] = [];
    const moment = fc.record({
      after: fc.integer({ min: 1, max: 1_000 }),
      inFlight: fc.constantFrom(1, 16, 64, 256),
    });
    const run = fc.asyncProperty(moment, async ({ after, inFlight }) => {
      const doomed = new DoomedProcess(folder, `run${acknowledged.length}`, inFlight);
      acknowledged.push(...(await doomed.killAfter(after)));
      const stored = await storedIn(folder);
      const places = new Set(stored);
      expect(acknowledged.filter((place) => !places.has(place))).toEqual([]);
      expect(new Set(stored.map((place) => place.split(' ')[1])).size).toBe(stored.length);
    });
    await fc.assert(run, { numRuns: 10, endOnFailure: true });
  },
  timeout_ms,
);

async function storedIn(folder: string): Promise<readonly string[]> {
  const log = await openEmbeddedLog({ folder, partitions: 3 });
  const partitions = await Promise.all([0, 1, 2].map((partition) => readAll(log, partition)));
  await log.close();
  return partitions.flatMap((records, partition) =>
    records.map(({ offset, key }) => `${partition}:${offset} ${key}`),
  );
}
