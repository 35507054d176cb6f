import { expect, it } from 'vitest';
import type { EventLogMaker } from './event-log-maker.ts';
import { open, restart } from './open.ts';
import { record, topic } from './records.ts';

export function hintsSuite(logs: EventLogMaker): void {
  it('a group that has committed nothing has no position', async () => {
    const log = await open(logs);
    expect(await log.committed('projection', topic, 0)).toBeUndefined();
  });

  it("the last committed position is kept, each group's, topic's and partition's own, also over a restart", async () => {
    const log = await open(logs);
    for (const partition of [0, 1]) await log.append(topic, partition, [record('one'), record('two')]);
    await log.commit('projection', topic, 0, 1);
    await log.commit('projection', topic, 0, 2);
    await log.commit('notary', topic, 0, 1);
    const again = await restart(logs, log);
    expect(await again.committed('projection', topic, 0)).toBe(2);
    expect(await again.committed('notary', topic, 0)).toBe(1);
    expect(await again.committed('projection', topic, 1)).toBeUndefined();
    expect(await again.committed('projection', 'asset-instructions.v1', 0)).toBeUndefined();
  });
}
