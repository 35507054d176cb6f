import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPartitions, partitionOf, type Topic, topics } from '@seizure-ledger/contracts';
import { type EventLog, openEmbeddedLog, type StoredRecord } from '@seizure-ledger/event-log';
import { openAuthenticatedLog, readConfig } from '@seizure-ledger/service-kit';
import { logFolder, openEmbeddedGround, type OpenGround, serveOn } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { type Verified, verifyAll } from 'seizure-ledger/verify';
import { expect } from 'vitest';
import { type HttpAnswer, Person } from '../../person.ts';

/** The case to whose partition things happen, and one that lies in another partition and must not notice. */
export const theCase = 'C-1';
export const otherCase = 'C-2';
export const partition = partitionOf(theCase, defaultPartitions);

export const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const opening = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  openedAt: '2025-12-17T02:00:00Z',
  timeZone: 'UTC',
  title: 'Compound 7',
};
const cash = {
  asset: { description: 'Cash', kind: 'cash' },
  assetId: 'A',
  custodian: 'AMLO',
  order,
  quantity: '100.00',
  unit: 'THB',
};

/** A ledger with two cases in a folder of its own, which can be stopped, have its log written to, and be started. */
export class TwoCases {
  readonly dataDir: string;
  /** What the log of the process says, one line each. */
  readonly lines: string[] = [];
  #running: Running | undefined;

  private constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  /** Stopped, with three facts in each case. */
  static async make(): Promise<TwoCases> {
    const made = new TwoCases(await mkdtemp(join(tmpdir(), 'readers-')));
    await made.start();
    for (const caseId of [theCase, otherCase]) {
      await made.acts('cases', 'open', { ...opening, caseId });
      await made.acts(`cases/${caseId}/freezes`, 'freeze', cash);
      await made.accrues('first', caseId);
    }
    await made.stop();
    return made;
  }

  /** Another one in the same condition; this one must be stopped. */
  async copy(): Promise<TwoCases> {
    const dataDir = await mkdtemp(join(tmpdir(), 'readers-'));
    await cp(this.dataDir, dataDir, { recursive: true });
    return new TwoCases(dataDir);
  }

  /** `alter` may put something in the place of a part of what the services run on. */
  async start(alter: (ground: OpenGround) => OpenGround = (ground) => ground): Promise<void> {
    const logger = pino({ level: 'info' }, { write: (line) => void this.lines.push(line) });
    const ground = alter(await openEmbeddedGround(this.dataDir, logger));
    const standalone = await serveOn(ground, { dataDir: this.dataDir, host: '127.0.0.1', port: 0 });
    const person = (role: 'auditor' | 'court' | 'investigator' | 'prosecutor') =>
      Person.with(this.dataDir, standalone.url, role, `${role}-1`);
    this.#running = {
      auditor: await person('auditor'),
      court: await person('court'),
      ground,
      officer: await person('investigator'),
      prosecutor: await person('prosecutor'),
      standalone,
    };
  }

  async stop(): Promise<void> {
    await this.#running?.standalone.close();
    this.#running = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { force: true, recursive: true });
  }

  get running(): Running {
    if (!this.#running) throw new Error('the ledger is not running');
    return this.#running;
  }

  /** An act that must be posted; its facts can be read when it resolves. */
  async acts(path: string, key: string, body: unknown, by = this.running.officer): Promise<HttpAnswer> {
    const answer = await by.post(`/${path}`, key, body);
    expect(answer.body).toMatchObject({ status: 'posted' });
    await this.running.auditor.get(`/cases/${theCase}?atLeast=${answer.body['position']}`);
    return answer;
  }

  accrues(key: string, caseId = theCase): Promise<HttpAnswer> {
    return this.acts(`cases/${caseId}/accruals`, key, interest);
  }

  /** Writes to the log of a stopped ledger, as whoever has access to it and the writers’ keys could. */
  async whileStopped<T>(work: (log: EventLog) => Promise<T>): Promise<T> {
    const config = readConfig({ DATA_DIR: this.dataDir });
    return closing(await openAuthenticatedLog(config, pino({ level: 'silent' })), work);
  }

  /** Writes to it as somebody could who has access to the log, and none of the keys. */
  async asAStranger<T>(work: (log: EventLog) => Promise<T>): Promise<T> {
    const folder = logFolder(this.dataDir);
    return closing(await openEmbeddedLog({ folder, partitions: defaultPartitions }), work);
  }

  /** What readers show: balances, journal and the whole case's list of both cases, and the sums over all. */
  async standing(): Promise<readonly string[]> {
    const { auditor } = this.running;
    const paths = [theCase, otherCase].flatMap((caseId) => [
      `/cases/${caseId}`,
      `/cases/${caseId}/balances`,
      `/cases/${caseId}/entries`,
      `/cases/${caseId}/lots`,
    ]);
    const answers = await Promise.all(paths.map((path) => auditor.get(path)));
    const { body } = await auditor.get('/audit/trial-balance');
    return [...answers.map(({ text }) => text), JSON.stringify(body['units'])];
  }

  async health(): Promise<{ readonly status: number; readonly body: Health }> {
    const answer = await fetch(`${this.running.standalone.url}/health/ready`);
    // the endpoint's own form, which the tests look at
    return { body: (await answer.json()) as Health, status: answer.status };
  }

  async findings(): Promise<Verified['findings']> {
    return (await verifyAll(this.dataDir, () => undefined)).findings;
  }
}

export const interest = { assetId: 'A', quantity: '0.25', reason: 'interest', unit: 'THB' };

export interface Running {
  readonly auditor: Person;
  readonly court: Person;
  readonly ground: OpenGround;
  readonly officer: Person;
  readonly prosecutor: Person;
  readonly standalone: Awaited<ReturnType<typeof serveOn>>;
}

interface Health {
  readonly alarms: readonly { readonly reader: string; readonly partition: number; readonly state: string }[];
  readonly counted: Readonly<Record<string, number>>;
  readonly status: string;
}

/** The records of a topic in the partition of {@link theCase}. */
export async function recordsOf(log: EventLog, topic: Topic, from = 0): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  for await (const records of log.read(topic, partition, from)) found.push(...records);
  return found;
}

export const factRecords = (log: EventLog): Promise<readonly StoredRecord[]> => recordsOf(log, topics.ledger);

/** How long `expect.poll` waits for what will come to be, however busy the machine is. */
export const patience = { timeout: 30_000 };

async function closing<T>(log: EventLog, work: (log: EventLog) => Promise<T>): Promise<T> {
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
