import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { commandIn } from '../command.ts';
import { describeWhere } from '../required-suite.ts';

const kafka = inject('kafka');

describeWhere({
  kind: 'integration',
  available: 'brokers' in kafka,
  reason: 'missing' in kafka ? kafka.missing : '',
})('doctor, with a Kafka in the environment', () => {
  let data: string;
  const environment = {
    EVENT_LOG: 'kafka',
    KAFKA_BROKERS: 'brokers' in kafka ? kafka.brokers.join(',') : '',
    KAFKA_PARTITIONS: '2',
    KAFKA_REPLICATION: '1',
    KAFKA_TOPIC_PREFIX: `doctor-${randomUUID()}.`,
  };
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'doctor-'));
  });
  afterAll(() => rm(data, { recursive: true }));

  const asked = (more = {}) =>
    commandIn({ ...environment, DATA_DIR: data, ...more }, 'doctor', '--port', '0');

  it('says how topics are made where there are none, and makes none', async () => {
    for (const _ of [1, 2]) {
      const { code, out } = await asked();
      expect(out).toMatch(/BAD Kafka: partitions of .*asset-ledger\.v1: no topic, not 2/);
      expect(out).toContain('Run seizure-ledger prepare');
      expect(code).toBe(1);
    }
  });

  it('finds them well once they are made, and says what is not as it is wanted', async () => {
    expect((await commandIn({ ...environment, DATA_DIR: data }, 'prepare')).code).toBe(0);
    expect(await asked()).toMatchObject({ code: 0, out: expect.stringMatching(/^ok {2}Kafka: /m) });
    const { code, out } = await asked({ KAFKA_PARTITIONS: '3', KAFKA_REPLICATION: '3' });
    expect(out).toMatch(/partitions of .*asset-instructions\.v1: 2, not 3/);
    expect(out).toMatch(/replicas of .*asset-ledger\.v1: 1, not at least 3/);
    expect(code).toBe(1);
  });

  it('says when no broker answers', async () => {
    const { code, out } = await asked({ KAFKA_BROKERS: '127.0.0.1:1' });
    expect(out).toMatch(/BAD Kafka: 127\.0\.0\.1:1\. Kafka can't be reached/);
    expect(code).toBe(1);
  });
});
