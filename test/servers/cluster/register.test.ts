import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPartitions, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading, type ReadableLog } from '@seizure-ledger/event-log';
import { leafHashOfBytes, parseReceipt, parseVerifierKeys, verifyReceipt } from '@seizure-ledger/evidence';
import { openEmbeddedReadModel } from '@seizure-ledger/read-model';
import { logFolder, readModelFolder } from '@seizure-ledger/service-standalone';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandIn } from '../../command.ts';
import { signedReceipt } from '../../evidence/signed-receipt.ts';
import { positionOf } from '../../open-ledger.ts';
import { peopleOf } from '../../people.ts';
import { Person } from '../../person.ts';
import {
  figuresOf,
  firstRows,
  importInto,
  ofTheRegister,
  registerIsHere,
  rowsOr,
  wholeRegister,
} from '../../register.ts';
import { describeWhere } from '../../required-suite.ts';
import { runLedger } from '../../running-ledger.ts';
import { type JournalByCase, journalByCase } from './journal-by-case.ts';
import { type RunningCluster, runCluster } from './running-cluster.ts';
import { bothServers, servers } from './servers.ts';
import { digestsOf } from './taken-facts.ts';

const rows = rowsOr(300);
const isWhole = rows === wholeRegister.rows.read;
const asked = ['audit', 'case', 'court', 'ledger', 'notary', 'projection'];
const instancesOf = (service: string) => (isWhole || asked.includes(service) ? 1 : 0);
/** A whole register takes a small database an hour. */
const patience_ms = 600_000 + rows * 150;
const needs = [bothServers, registerIsHere].find(({ available }) => !available) ?? registerIsHere;

describeWhere(needs)(`the register (${rows} rows) on Kafka and MongoDB, services as processes`, () => {
  let folder: string;
  let file: string;
  /** The data folder of a ledger in one process, stopped. */
  let embedded: string;
  let figures: object;
  let position: string;
  let journal: JournalByCase;
  let someCases: readonly string[];
  let summaries: readonly string[];
  let receipts: readonly string[];
  let trialBalance: unknown;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'register-'));
    embedded = join(folder, 'embedded');
    file = await firstRows(rows, folder);
    const ledger = await runLedger(embedded);
    figures = figuresOf(await importInto({ dataDir: embedded, url: ledger.url }, file));
    position = await positionOf(embedded);
    const log = openEmbeddedLogForReading(logFolder(embedded));
    journal = await journalByCase(log);
    await log.close();
    const cases = [...journal.keys()].toSorted();
    someCases = cases.filter((_, n) => n % Math.ceil(cases.length / 40) === 0);
    summaries = await summariesAt(ledger.url, embedded);
    receipts = await receiptsAt(ledger.url, embedded);
    trialBalance = await sums((await peopleOf(embedded, ledger.url)).auditor);
    await ledger.stop();
  }, patience_ms);
  afterAll(() => rm(folder, { force: true, recursive: true }));

  it(
    'comes to the same figures, and to the same facts of every case, as in one process on embedded storage',
    async () => {
      expect(figures).toMatchObject({ balanced: true, rows: { read: rows } });
      if (isWhole) expect(figures).toMatchObject(wholeRegister);
      const running = await run(`register-${randomUUID()}.`);
      try {
        const { url } = running.cluster;
        expect(figuresOf(await importInto({ dataDir: running.folder, url }, file))).toEqual(figures);
        const log = await running.openLog();
        const here = await journalByCase(log);
        await log.close();
        const { auditor } = running.people;
        await expect.poll(() => sums(auditor), { timeout: patience_ms }).toEqual(trialBalance);
        expect(here.size).toBe(journal.size);
        for (const [caseId, facts] of journal) expect(here.get(caseId), caseId).toEqual(facts);
      } finally {
        await running.remove();
      }
    },
    2 * patience_ms,
  );

  it(
    'moved there, has the same hashes in the same places, the same documents, summaries, and proofs',
    async () => {
      const prefix = `moved-${randomUUID()}.`;
      const { code, err } = await commandIn(onKafka(prefix), 'migrate', '--data', embedded);
      expect(code, err).toBe(0);
      const running = await run(prefix, layKeysAndEvidence);
      try {
        const [log, readModel] = await Promise.all([running.openLog(), running.openReadModel()]);
        const source = openEmbeddedLogForReading(logFolder(embedded));
        expect(await hashesOf(log)).toEqual(await hashesOf(source));
        await source.close();
        await log.close();
        const caughtUp = () => running.people.auditor.get(`/audit/positions?atLeast=${position}`);
        await expect.poll(async () => (await caughtUp()).status, { timeout: patience_ms }).toBe(200);
        const before = await openEmbeddedReadModel({ folder: readModelFolder(embedded), readOnly: true });
        expect(await digestsOf(readModel)).toEqual(await digestsOf(before));
        await before.close();
        await readModel.close();
        const { url } = running.cluster;
        expect(await summariesAt(url, running.folder)).toEqual(summaries);
        const keys = await parseVerifierKeys(await (await fetch(`${url}/evidence/keys`)).text());
        for (const [n, receipt] of (await receiptsAt(url, running.folder)).entries()) {
          const before = receipts[n] ?? '';
          const demands = { keys: keys ?? [], witnesses: { atLeast: 0, keys: [] } };
          const { proven } = await verifyReceipt(before, demands);
          const parsed = parseReceipt(before);
          const known = 'checkpoint' in parsed ? parsed.checkpoint : '';
          expect((await verifyReceipt(receipt, { ...demands, known })).proven?.hash).toBe(proven?.hash);
          expect(proven).toBeDefined();
        }
      } finally {
        await running.remove();
      }
    },
    2 * patience_ms,
  );

  async function summariesAt(url: string, dataDir: string): Promise<readonly string[]> {
    const court = await courtAt(url, dataDir);
    const found: string[] = [];
    for (const caseId of someCases) {
      const { status, text } = await court.get(`/cases/${caseId}/restitution-summary?atLeast=${position}`);
      expect(status, text).toBe(200);
      found.push(text);
    }
    return found;
  }

  /** By the same keys, so that personal values have the same hashes and the notary is the same. */
  function run(topicPrefix: string, lay = layKeys): Promise<RunningCluster> {
    const found = { lay, partitions: defaultPartitions, topicPrefix };
    return runCluster({ ...servers, found, instancesOf });
  }

  async function layKeys(to: string): Promise<void> {
    await cp(join(embedded, 'keys'), join(to, 'keys'), { recursive: true });
  }

  async function layKeysAndEvidence(to: string): Promise<void> {
    await layKeys(to);
    for (const part of ['evidence', 'keys'])
      await cp(join(embedded, part), join(to, 'notary-1', part), { recursive: true });
  }

  async function receiptsAt(url: string, dataDir: string): Promise<readonly string[]> {
    const court = await courtAt(url, dataDir);
    const fact = (caseId: string) => ({ caseId, position, sequence: 0 });
    return Promise.all(
      someCases.slice(0, 5).map(async (caseId) => (await signedReceipt(court, fact(caseId))).text),
    );
  }
});

const courtAt = (url: string, dataDir: string) =>
  Person.with(dataDir, url, 'court', 'ct-1', 'COURT', ofTheRegister.jurisdiction);

async function sums(auditor: Person): Promise<unknown> {
  return (await auditor.get('/audit/trial-balance')).body['units'];
}

const onKafka = (topicPrefix: string) => ({
  EVENT_LOG: 'kafka',
  KAFKA_BROKERS: servers.brokers.join(','),
  KAFKA_REPLICATION: '1',
  KAFKA_TOPIC_PREFIX: topicPrefix,
});

/** Of each partition, the hash of each record in its place. */
async function hashesOf(log: Pick<ReadableLog, 'partitions' | 'read'>): Promise<readonly string[][]> {
  const partitions = Array.from({ length: log.partitions }, async (_, partition) => {
    const hashes: string[] = [];
    for await (const records of log.read(topics.ledger, partition, 0))
      for (const { offset, value } of records) hashes[offset] = leafHashOfBytes(value);
    return hashes;
  });
  return Promise.all(partitions);
}
