import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { defaultPartitions, readFactRecord, type Topic, topics } from '@seizure-ledger/contracts';
import { type EventLog, openEmbeddedLogForReading, type StoredRecord } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import { kafkaOptions, logFolder, openLog, readConfig } from '@seizure-ledger/service-kit';
import { InputLostError, restore } from '@seizure-ledger/service-ledger';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { commandIn } from '../../command.ts';
import { describeWhere } from '../../required-suite.ts';
import { digestsMadeAnew } from '../cluster/taken-facts.ts';
import { runLedgerOnKafka } from './ledger-on-kafka.ts';
import { type StoppedLedger, stoppedLedger, summaryAt } from './stopped-ledger.ts';

const kafka = inject('kafka');
const brokers = 'brokers' in kafka ? kafka.brokers : [];

describeWhere({
  kind: 'integration',
  available: brokers.length > 0,
  reason: 'missing' in kafka ? kafka.missing : '',
})('a ledger that outgrows one machine moves to Kafka', () => {
  let stopped: StoppedLedger;
  beforeAll(async () => {
    stopped = await stoppedLedger();
  });
  afterAll(() => stopped.remove());

  describe('by a migration that was killed half-way and run again', () => {
    const environment = newTopics();
    let log: EventLog;
    beforeAll(async () => {
      await killedAfter(40, stopped.dataDir, environment);
      log = await openLog(readConfig(environment), pino({ level: 'silent' }));
    });
    afterAll(() => log.close());

    it('has the first part of the ledger’s topic after the kill, and none of the instructions', async () => {
      const [facts, asked] = await Promise.all(
        [topics.ledger, topics.instructions].map((topic) => count(log, topic)),
      );
      expect([facts, asked]).toEqual([40, 0]);
    });

    it('is no log for a ledger before it is whole: outcomes stand there without their instructions', async () => {
      const ends = await Promise.all(partitions.map((partition) => log.end(topics.ledger, partition)));
      const begun = partitions.filter((partition) => ends[partition] !== 0);
      expect(begun).not.toEqual([]);
      for (const partition of begun)
        await expect(restore(log, partition, join(stopped.dataDir, `half-${partition}`))).rejects.toThrow(
          InputLostError,
        );
    });

    it('goes on behind what is there, and has every record where it stood, byte for byte', async () => {
      const { code, err, out } = await commandIn(environment, 'migrate', '--data', stopped.dataDir, '--json');
      expect(code, err).toBe(0);
      const records = await everything(stopped.dataDir);
      expect(records.length).toBeGreaterThan(100);
      expect(JSON.parse(out)).toEqual({ found: 40, partitions: 12, records: records.length });
      expect(await recordsOf(log)).toEqual(records);
    });

    it('copies nothing a second time', async () => {
      const { code, out } = await commandIn(environment, 'migrate', '--data', stopped.dataDir);
      const { length } = await everything(stopped.dataDir);
      expect(out).toContain(`0 copied, ${length} were there. Read back, every one is the same.`);
      expect([code, (await recordsOf(log)).length]).toEqual([0, length]);
    });

    it('is another log than the folder, from which a projection makes the same documents', async () => {
      const embedded = openEmbeddedLogForReading(logFolder(stopped.dataDir));
      expect(log.identity).not.toBe(embedded.identity);
      const digests = await digestsMadeAnew(embedded);
      await embedded.close();
      expect(digests['entries']?.documents).toBeGreaterThan(30);
      expect(await digestsMadeAnew(log)).toEqual(digests);
    });

    it('answers a summary with the same bytes, and goes on with the same chain', async () => {
      const running = await runLedgerOnKafka(stopped.dataDir, environment);
      try {
        const { caseId, position, summary } = stopped;
        const read = () => running.people.court.get(summaryAt(caseId, position));
        await expect.poll(async () => (await read()).status).toBe(200);
        expect((await read()).text).toBe(summary);
        const shared = await running.people.p1.post(`/cases/${caseId}-B/access`, 'share-b', sharing);
        expect(shared.status, shared.text).toBe(201);
        const [fact] = shared.body['facts'] as readonly Record<string, unknown>[];
        const last = (await chainOf(stopped.dataDir, `${caseId}-B`)).at(-1);
        expect(fact).toMatchObject({ previousHash: last?.hash, sequence: (last?.sequence ?? 0) + 1 });
      } finally {
        await running.close();
      }
    });

    it('is verified with what was signed of the folder, also after it has gone on', async () => {
      const { code, err, out } = await commandIn(
        environment,
        'verify',
        '--all',
        '--data',
        stopped.dataDir,
        '--json',
      );
      expect(code, out + err).toBe(0);
      const { facts, findings, heads } = JSON.parse(out);
      expect(findings).toEqual([]);
      expect(heads).toBeGreaterThan(0);
      const source = openEmbeddedLogForReading(logFolder(stopped.dataDir));
      // what was done there, and the answers to what the reactor asks again: its place is not copied
      expect(facts).toBeGreaterThan(await count(source, topics.ledger));
      await source.close();
    });

    it('is not taken for a copy under way once it has gone on', async () => {
      const { code, err } = await commandIn(environment, 'migrate', '--data', stopped.dataDir);
      expect(code).toBe(1);
      expect(err).toMatch(/The target has other content: offset \d+ of partition \d+/);
    });
  });

  it('not into topics that hold a foreign record, to which nothing is added', async () => {
    const environment = newTopics();
    const log = await openLog(readConfig(environment), pino({ level: 'silent' }));
    const foreign = { headers: {}, key: 'TH-1', value: Buffer.from('{}') };
    await log.append(topics.instructions, 11, [foreign]);
    const { code, err } = await commandIn(environment, 'migrate', '--data', stopped.dataDir);
    expect(code).toBe(1);
    expect(err).toContain(
      'offset 0 of partition 11 of asset-instructions.v1 is not what the data folder has',
    );
    expect(err).toContain('KAFKA_TOPIC_PREFIX');
    expect(await recordsOf(log)).toMatchObject([foreign]);
    await log.close();
  });

  it('not into topics of another number of partitions', async () => {
    const other = { ...newTopics(), KAFKA_PARTITIONS: '3' };
    const told = await commandIn(other, 'migrate', '--data', stopped.dataDir);
    expect([told.code, told.err]).toEqual([2, expect.stringContaining('set KAFKA_PARTITIONS=12')]);
    await (await openLog(readConfig(other), pino({ level: 'silent' }))).close();
    const { code, err } = await commandIn(
      { ...other, KAFKA_PARTITIONS: '12' },
      'migrate',
      '--data',
      stopped.dataDir,
    );
    expect(code).toBe(1);
    expect(err).toMatch(/partitions of .* is 3, must be 12.*Name a KAFKA_TOPIC_PREFIX/);
  });
});

const partitions = [...Array(defaultPartitions).keys()];
const sharing = { agency: 'XX-FAR', until: '2027-01-01T00:00:00Z' };

function newTopics(): Readonly<Record<string, string>> {
  return {
    EVENT_LOG: 'kafka',
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_REPLICATION: '1',
    KAFKA_TOPIC_PREFIX: `migrate-${randomUUID()}.`,
  };
}

const flags = [
  '--conditions=source',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
];

async function killedAfter(records: number, dataDir: string, environment: Readonly<Record<string, string>>) {
  const options = JSON.stringify(kafkaOptions(readConfig(environment), pino({ level: 'silent' })));
  const child = spawn(
    process.execPath,
    [...flags, join(import.meta.dirname, 'killed.child.ts'), logFolder(dataDir), options, String(records)],
    { stdio: 'inherit' },
  );
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}

async function everything(dataDir: string): Promise<readonly object[]> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const records = await recordsOf(log);
  await log.close();
  return records;
}

/** The facts of a case in the order of its chain, each with its hash. */
async function chainOf(dataDir: string, caseId: string) {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const found: { readonly hash: string; readonly sequence: number | undefined }[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1)
    for await (const records of log.read(topics.ledger, partition, 0))
      for (const record of records.filter(({ key }) => key === caseId))
        found.push({ hash: leafHashOfBytes(record.value), sequence: readFactRecord(record).sequence });
  await log.close();
  return found.filter(({ sequence }) => sequence !== undefined);
}

type Readable = Pick<EventLog, 'partitions' | 'read'>;

/** Every record of both topics with its place and without the log's own time. */
async function recordsOf(log: Readable): Promise<readonly object[]> {
  const found: object[] = [];
  for (const topic of Object.values(topics))
    for (let partition = 0; partition < log.partitions; partition += 1)
      for await (const records of log.read(topic, partition, 0))
        found.push(...records.map((record) => ({ partition, topic, ...withoutTime(record) })));
  return found;
}

const withoutTime = ({ headers, key, offset, value }: StoredRecord) => ({
  headers: JSON.stringify(headers),
  key,
  offset,
  value: Buffer.from(value),
});

async function count(log: Pick<EventLog, 'end'>, topic: Topic): Promise<number> {
  const ends = await Promise.all(partitions.map((partition) => log.end(topic, partition)));
  return ends.reduce((all, one) => all + one, 0);
}
