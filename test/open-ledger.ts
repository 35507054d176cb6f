import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPosition, type Topic, topics } from '@seizure-ledger/contracts';
import { type EventLog, openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { type EdgeConfig, logFolder, openEmbeddedGround, serveOn } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyApart } from 'seizure-ledger/verify-apart';
import { type People, peopleOf } from './people.ts';

export interface OpenLedger {
  readonly dataDir: string;
  readonly people: People;
  readonly url: string;
  /** Records in both logs: what was asked for, and what became of it. */
  recorded(): Promise<number>;
  /** Waits until everything decided so far can be read. */
  caughtUp(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/**
 * A ledger in this process, on a new folder and a free port; `edgeLog` may stand between its edges and the log, and `edge`
 * says what is configured otherwise.
 */
export async function openLedger(
  edgeLog = (log: EventLog): EventLog => log,
  edge: Partial<EdgeConfig> = {},
): Promise<OpenLedger> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ledger-'));
  const logger = pino({ level: 'silent' });
  const ground = await openEmbeddedGround(dataDir, logger, edge);
  const onItsWay = { ...ground, log: edgeLog(ground.log) };
  const ledger = await serveOn(onItsWay, {
    dataDir,
    edge,
    host: '127.0.0.1',
    port: 0,
    verifier: verifyApart(dataDir),
  });
  const people = await peopleOf(dataDir, ledger.url);
  return {
    async caughtUp() {
      const { status } = await people.auditor.get(`/audit/positions?atLeast=${await positionOf(dataDir)}`);
      if (status !== 200) throw new Error(`the read model is behind: ${status}`);
    },
    async close() {
      await ledger.close();
      await rm(dataDir, { force: true, recursive: true });
    },
    dataDir,
    people,
    async recorded() {
      const [asked, decided] = [
        await endsOf(dataDir, topics.instructions),
        await endsOf(dataDir, topics.ledger),
      ];
      return [...asked, ...decided].reduce((all, end) => all + end, 0);
    },
    url: ledger.url,
  };
}

/** How far the log in a folder goes. */
export async function positionOf(dataDir: string): Promise<string> {
  const ends = await endsOf(dataDir, topics.ledger);
  return formatPosition(ends.flatMap((end, partition) => (end > 0 ? [{ index: end - 1, partition }] : [])));
}

/** The number of records in each partition of a log: nothing here makes a ledger write one twice. */
async function endsOf(dataDir: string, topic: Topic): Promise<readonly number[]> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const ends = [];
  for (let partition = 0; partition < log.partitions; partition += 1)
    ends.push(await log.end(topic, partition));
  await log.close();
  return ends;
}
