import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readFact, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-standalone';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../person.ts';
import { runLedger } from '../running-ledger.ts';

/** The long form is 50. */
const rounds = Number(process.env['SEIZURE_KILLS'] ?? 12);
const clients = 64;

describe(`a ledger that is killed ${rounds} times while ${clients} clients act and retry`, () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
  });
  afterAll(() => rm(dataDir, { force: true, recursive: true }));

  it('has every acknowledged act once, and every account sums to zero', { timeout: 400_000 }, async () => {
    const acknowledged = new Set<string>();
    let ledger = await runLedger(dataDir);
    const officer = await Person.with(dataDir, ledger.url, 'investigator', 'officer');
    await openCases(officer);
    let ended = false;
    let next = 0;
    const client = async () => {
      while (!ended) {
        const key = `act-${(next += 1)}`;
        while (!ended && !(await acts(officer, key))) await once();
        if (!ended) acknowledged.add(key);
      }
    };
    /** A client whose ledger is gone waits for the next one. */
    const waiting: (() => void)[] = [];
    const once = () => new Promise<void>((resolve) => waiting.push(resolve));
    const all = Array.from({ length: clients }, client);
    for (let round = 0; round < rounds; round += 1) {
      const before = acknowledged.size;
      while (acknowledged.size < before + 1 + ((round * 37) % 150)) await pause(5);
      await ledger.kill();
      ledger = await runLedger(dataDir);
      officer.url = ledger.url;
      for (const wake of waiting.splice(0)) wake();
    }
    ended = true;
    for (const wake of waiting.splice(0)) wake();
    await Promise.all(all);
    await ledger.stop();

    const posted = await postedKeys(dataDir);
    const counts = Map.groupBy(posted, (key) => key);
    expect([...acknowledged].filter((key) => counts.get(key)?.length !== 1)).toEqual([]);
    expect([...counts].filter(([, times]) => times.length > 1)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(rounds);
    const { facts, findings } = await verifyAll(dataDir, () => undefined);
    expect(findings).toEqual([]);
    expect(facts).toBeGreaterThanOrEqual(acknowledged.size);
  });
});

const cases = ['K-1', 'K-2', 'K-3', 'K-4', 'K-5'];

async function openCases(officer: Person): Promise<void> {
  for (const caseId of cases) {
    const body = {
      agency: 'TH-CCIB',
      caseId,
      jurisdiction: 'TH',
      openedAt: '2026-01-01T00:00:00Z',
      timeZone: 'UTC',
      title: caseId,
    };
    expect((await officer.post('/cases', 'open', body)).status).toBe(201);
  }
}

/** Whether the act was acknowledged; a lost connection or an unknown outcome is to be tried again with the same key. */
async function acts(officer: Person, key: string): Promise<boolean> {
  const caseId = cases[Number(key.slice(4)) % cases.length];
  const body = {
    asset: { description: 'Cash', kind: 'cash' },
    assetId: key,
    custodian: 'AMLO',
    quantity: '100.25',
    unit: 'THB',
    urgency: { legalBasis: 'AMLA s. 48' },
  };
  try {
    const { status } = await officer.post(`/cases/${caseId}/seizures`, key, body);
    return status === 201;
  } catch {
    return false; // the connection is gone: whether it was recorded, the same key will tell
  }
}

async function postedKeys(dataDir: string): Promise<readonly string[]> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const keys: string[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1) {
    for await (const records of log.read(topics.ledger, partition, 0)) {
      for (const { value } of records) {
        const { instructionId = '', status } = readFact(value);
        if (status === 'posted' && instructionId !== 'open') keys.push(instructionId);
      }
    }
  }
  await log.close();
  return keys;
}
