import { Kafka, logLevel } from 'kafkajs';
import { expect, it, onTestFinished } from 'vitest';
import { LogMisconfiguredError, LogUnavailableError } from '../errors.ts';
import { topic } from '../suite/records.ts';
import { describeOnKafka, optionsOf } from './kafka.fixture.ts';
import { openKafkaLog } from './kafka-log.ts';
import type { KafkaLogOptions } from './options.ts';
import { topicFaults } from './preparing.ts';
import { topicName } from './topics.ts';

describeOnKafka("a log's topics", () => {
  it('are made as they must be', async () => {
    const options = optionsOf();
    expect((await topicFaults(options)).map(({ is }) => is)).toEqual(['no topic', 'no topic', 'no topic']);
    await (await openKafkaLog(options)).close();
    expect(await topicFaults(options)).toEqual([]);
  });

  it('are refused when they would lose or change records, and each difference is named', async () => {
    const options = optionsOf();
    await create(options, { 'retention.ms': '604800000', 'message.timestamp.type': 'CreateTime' });
    const faults = await topicFaults(options);
    const name = topicName(options.topicPrefix, topic);
    expect(faults.filter((fault) => fault.topic === name)).toEqual([
      { topic: name, setting: 'partitions', is: '2', wanted: '3' },
      { topic: name, setting: 'retention.ms', is: '604800000', wanted: '-1' },
      { topic: name, setting: 'message.timestamp.type', is: 'CreateTime', wanted: 'LogAppendTime' },
      { topic: name, setting: 'max.message.bytes', is: '1048588', wanted: 'at least 8388608' },
      { topic: name, setting: 'compression.type', is: 'producer', wanted: 'uncompressed' },
      { topic: name, setting: 'flush.messages', is: '9223372036854775807', wanted: '1' },
    ]);
    await expect(openKafkaLog(options)).rejects.toThrow(LogMisconfiguredError);
    await expect(openKafkaLog(options)).rejects.toThrow(`retention.ms of ${name} is 604800000, must be -1`);
  });

  it('are refused when they are kept by fewer brokers than was asked for', async () => {
    const options = optionsOf();
    await (await openKafkaLog(options)).close();
    await expect(openKafkaLog({ ...options, replicas: 3, minInSyncReplicas: 2 })).rejects.toThrow(
      /replicas of .* is 1, must be at least 3; min.insync.replicas of .* is 1, must be at least 2/,
    );
  });

  it('are not silently made anew when somebody has deleted one', async () => {
    const options = optionsOf();
    await (await openKafkaLog(options)).close();
    const admin = await adminOf(options);
    await admin.deleteTopics({ topics: [topicName(options.topicPrefix, topic)] });
    await expect(openKafkaLog(options)).rejects.toThrow(/has lost its topic test-.*asset-ledger.v1/);
  });

  it('name one log for all who make it at once', async () => {
    const options = optionsOf();
    const logs = await Promise.all([1, 2, 3].map(() => openKafkaLog(options)));
    await Promise.all(logs.map((log) => log.close()));
    expect(new Set(logs.map(({ identity }) => identity)).size).toBe(1);
  });

  it('can not be looked at where no broker is', async () => {
    const nowhere = optionsOf({ brokers: ['127.0.0.1:1'] });
    await expect(openKafkaLog(nowhere)).rejects.toThrow(LogUnavailableError);
    await expect(topicFaults(nowhere)).rejects.toThrow(LogUnavailableError);
  });
});

/** The ledger's topic, as somebody might who does not know what it is for. */
async function create(options: KafkaLogOptions, settings: Readonly<Record<string, string>>): Promise<void> {
  const admin = await adminOf(options);
  await admin.createTopics({
    topics: [
      {
        topic: topicName(options.topicPrefix, topic),
        numPartitions: 2,
        replicationFactor: 1,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      },
    ],
    waitForLeaders: false,
  });
}

async function adminOf({ brokers }: KafkaLogOptions) {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  onTestFinished(() => admin.disconnect());
  return admin;
}
