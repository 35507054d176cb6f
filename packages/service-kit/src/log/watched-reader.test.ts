import { IndexGapError, topics } from '@seizure-ledger/contracts';
import { letGo } from '@seizure-ledger/event-log';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Alarms } from '../alarms.ts';
import { append, emptyLog, records } from './ledger-log.fixture.ts';
import { watchedReader } from './watched-reader.ts';

async function watched(startsAt: number, revoked = async () => undefined) {
  const log = await emptyLog();
  await append(log, ...records(0, 5));
  const alarms = new Alarms(pino({ level: 'silent' }));
  const stopped: number[] = [];
  const reader = watchedReader(
    {
      assigned: async () => startsAt,
      batch: async () => undefined,
      maxBatch: 10,
      revoked,
      stopped: (partition) => void stopped.push(partition),
      topic: topics.ledger,
    },
    'projection',
    log,
    alarms,
  );
  return { alarms, reader, stopped };
}

const away = new Error('can’t open /srv/ledger/read-model.db');
const batch = { partition: 0, records: [], topic: topics.ledger };

describe('a reader that operators watch', () => {
  it('is stopped by what is in doubt, and told so', async () => {
    const { alarms, reader, stopped } = await watched(0);
    const gap = new IndexGapError(0, 5, 1_000_000_000);
    expect(reader.failed(0, gap)).toBe('stop');
    expect(stopped).toEqual([0]);
    expect(alarms.standing).toEqual([
      { message: gap.message, partition: 0, reader: 'projection', state: 'stopped' },
    ]);
  });

  it('begins again after anything else, of which health tells no more than its kind', async () => {
    const { alarms, reader, stopped } = await watched(0);
    expect(reader.failed(0, away)).toBe('restart');
    expect(stopped).toEqual([]);
    expect(alarms.standing).toMatchObject([
      { message: 'it failed (Error) and begins again', state: 'failing' },
    ]);
  });

  it('goes on when it has taken a batch, not when it has only begun again', async () => {
    const { alarms, reader } = await watched(4);
    reader.failed(0, away);
    await reader.assigned(0);
    expect(alarms.standing).toHaveLength(1);
    await reader.batch(batch);
    expect(alarms.standing).toEqual([]);
  });

  it('goes on when nothing is left to take', async () => {
    const { alarms, reader } = await watched(5);
    reader.failed(0, away);
    await reader.assigned(0);
    expect(alarms.standing).toEqual([]);
  });

  it('leaves no alarm behind for a partition that another one has now', async () => {
    const { alarms, reader } = await watched(0);
    reader.failed(0, away);
    await reader.revoked?.(0);
    expect(alarms.standing).toEqual([]);
  });

  it('leaves none behind either when it could not let go in good order', async () => {
    const { alarms, reader } = await watched(0, () => Promise.reject(away));
    reader.failed(0, away);
    await letGo(reader, 0);
    expect(alarms.standing).toEqual([]);
  });
});
