import { hash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { LogFullError } from '../errors.ts';
import type { EventLog } from '../port.ts';
import { numbers, readAll, topic } from '../suite/records.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { mountSmallDisk } from './small-disk.fixture.ts';

const disk = mountSmallDisk();
const needs = disk ? '' : ' (skipped: this user may not mount a small disk)';
const large = { key: 'case-1', headers: {}, value: randomBytes(20_000) };
afterAll(() => disk?.remove());

it.skipIf(!disk)(
  `a full disk refuses appends, keeps what is acknowledged, and recovers when there is room${needs}`,
  async () => {
    const folder = disk?.folder ?? '';
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, randomBytes(900_000));
    const log = await openEmbeddedLog({ folder, partitions: 3 });
    onTestFinished(() => log.close());

    await Promise.all(numbers(3).map((partition) => log.append(topic, partition, [large])));
    const burst = await Promise.allSettled(numbers(90).map((n) => log.append(topic, n % 3, [large])));
    expect(await firstRefusal(log)).toBeInstanceOf(LogFullError);
    const full = await allRecords(log);
    expect(full.flat().length).toBeGreaterThanOrEqual(
      burst.filter(({ status }) => status === 'fulfilled').length,
    );

    rmSync(ballast);
    const { firstOffset } = await log.append(topic, 0, [large]);
    expect(firstOffset).toBe(full[0]?.length);
    const recovered = await allRecords(log);
    await log.close();

    const again = await openEmbeddedLog({ folder, partitions: 3 });
    onTestFinished(() => again.close());
    expect(await allRecords(again)).toEqual(recovered);
  },
);

async function firstRefusal(log: EventLog): Promise<unknown> {
  try {
    for (;;) await log.append(topic, 0, [large]);
  } catch (error) {
    return error;
  }
}

async function allRecords(log: EventLog): Promise<readonly (readonly string[])[]> {
  const partitions = await Promise.all(numbers(3).map((partition) => readAll(log, partition)));
  return partitions.map((records) =>
    records.map(({ offset, value }) => `${offset} ${hash('sha256', value)}`),
  );
}
