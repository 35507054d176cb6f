import { topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import { describe, expect, it } from 'vitest';
import { append, emptyLog, record, records } from './ledger-log.fixture.ts';
import { beginNearEnd } from './near-end.ts';

const begin = (log: EventLog) => beginNearEnd(log, topics.ledger, 0);

describe('where an edge begins to follow the ledger’s log', () => {
  it('is the beginning of a short one', async () => {
    const log = await emptyLog();
    expect(await begin(log)).toEqual({ index: 0, input: 0, offset: 0 });
    await append(log, ...records(0, 900));
    expect(await begin(log)).toEqual({ index: 0, input: 0, offset: 0 });
  });

  it('is near the end of a long one', async () => {
    const log = await emptyLog();
    await append(log, ...records(0, 5_000));
    expect(await begin(log)).toEqual({ index: 4_000, input: 4_000, offset: 4_000 });
  });

  it('is before what stands there twice, so that it is not taken for new', async () => {
    const log = await emptyLog();
    await append(log, ...records(0, 3_000), ...records(2_500, 500), ...records(3_000, 10));
    expect(await begin(log)).toEqual({ index: 1_510, input: 1_510, offset: 1_510 });
  });

  it('is before a gap, so that the edge meets it', async () => {
    const log = await emptyLog();
    await append(log, ...records(0, 3_000), record(1_000_000_000), ...records(3_000, 10));
    expect(await begin(log)).toEqual({ index: 1_011, input: 1_011, offset: 1_011 });
  });

  it('is before what is no fact', async () => {
    const log = await emptyLog();
    await append(log, ...records(0, 1_500), { ...record(1_500), headers: {} });
    expect(await begin(log)).toEqual({ index: 0, input: 0, offset: 0 });
  });

  it('is where an outcome begins', async () => {
    const log = await emptyLog();
    const large = Array.from({ length: 1_200 }, (_, n) =>
      record(100 + n, { input: 100, part: n + 1, parts: 1_200 }),
    );
    const after = Array.from({ length: 300 }, (_, n) => record(1_300 + n, { input: 101 + n }));
    await append(log, ...records(0, 100), ...large, ...after);
    expect(await begin(log)).toEqual({ index: 1_300, input: 101, offset: 1_300 });
  });
});
