import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { expect } from 'vitest';
import { positionOf } from '../../open-ledger.ts';
import { peopleOf } from '../../people.ts';
import { performWholeSession } from '../../whole-session.ts';

/** The folder of a ledger on which a whole session was performed, and what it answered at last. */
export interface StoppedLedger {
  readonly caseId: string;
  readonly dataDir: string;
  readonly position: string;
  /** The case's summary for the court, as it was sent. */
  readonly summary: string;
  remove(): Promise<void>;
}

const caseId = 'TH-2025-0007';

export async function stoppedLedger(): Promise<StoppedLedger> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stopped-'));
  const logger = pino({ level: 'silent' });
  const ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger, port: 0 });
  try {
    const people = await peopleOf(dataDir, ledger.url);
    await performWholeSession(people, caseId);
    const position = await positionOf(dataDir);
    const { status, text } = await people.court.get(summaryAt(caseId, position));
    expect(status, text).toBe(200);
    const remove = () => rm(dataDir, { force: true, recursive: true });
    return { caseId, dataDir, position, remove, summary: text };
  } finally {
    await ledger.close();
  }
}

/** Where the summary is, once the read model has come so far. */
export const summaryAt = (id: string, position: string): string =>
  `/cases/${id}/restitution-summary?atLeast=${position}`;
