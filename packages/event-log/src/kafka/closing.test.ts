import { Kafka, logLevel } from 'kafkajs';
import { expect, it, onTestFinished } from 'vitest';
import { LogUnavailableError } from '../errors.ts';
import { Collector } from '../suite/collector.ts';
import { readAll, record, topic } from '../suite/records.ts';
import { describeOnKafka, optionsOf } from './kafka.fixture.ts';
import { openKafkaLog } from './kafka-log.ts';
import type { KafkaLogOptions } from './options.ts';

describeOnKafka('a closed log', () => {
  it('leaves no connection, no timer, no member and no group that was not asked for', async () => {
    const before = waitedFor();
    const options = optionsOf();
    const log = await openKafkaLog(options);
    const readers = [new Collector(), new Collector({ group: 'projection' })];
    for (const reader of readers) await log.subscribe(reader);
    await log.append(topic, 0, [record('one')]);
    for (const reader of readers) await reader.has(1, 0);
    expect(await readAll(log, 0)).toHaveLength(1);
    expect(waitedFor().length).toBeGreaterThan(before.length);
    await log.close();
    await expect.poll(waitedFor).toEqual(before);
    const group = `${options.topicPrefix}projection.${topic}`;
    expect(await groups(options)).toMatchObject([{ groupId: group, members: [] }]);
  });

  it('takes nothing any more, and says so', async () => {
    const log = await openKafkaLog(optionsOf());
    await log.close();
    await expect(log.append(topic, 0, [record('late')])).rejects.toThrow(LogUnavailableError);
    await expect(log.subscribe(new Collector())).rejects.toThrow('The log is closed.');
    await expect(log.end(topic, 0)).rejects.toThrow('The log is closed.');
  });
});

/** What would keep this process from ending. */
function waitedFor(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => kind === 'Timeout' || kind.startsWith('TCP'))
    .toSorted();
}

async function groups({ brokers, topicPrefix }: KafkaLogOptions) {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  onTestFinished(() => admin.disconnect());
  const names = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
  return (await admin.describeGroups(names.filter((name) => name.startsWith(topicPrefix)))).groups;
}
