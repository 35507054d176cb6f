import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readModelFolder, stateFolder } from '@seizure-ledger/service-standalone';
import { type Topic, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { interest, partition, patience, theCase, TwoCases } from './two-cases.fixture.ts';

let original: TwoCases;
let ledger: TwoCases;

beforeAll(async () => {
  original = await TwoCases.make();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

/** What a library says of a machine, which is not for everybody. */
const said = 'disk of host-17 is away';

/** A log that can't be written to for a while. */
class Trouble {
  away = false;

  /** While there is trouble nothing can be appended to the topic. */
  on(log: EventLog, troubled: Topic): EventLog {
    return new Proxy(log, {
      get: (of, name) => {
        const member: unknown = Reflect.get(of, name, of);
        if (typeof member !== 'function') return member;
        return (...given: readonly unknown[]): unknown => {
          if (this.away && name === 'append' && given[0] === troubled) return Promise.reject(new Error(said));
          return Reflect.apply(member, of, given);
        };
      },
    });
  }
}

const failing = (reader: string) => ({
  body: { alarms: [{ message: 'it failed (Error) and begins again', partition, reader, state: 'failing' }] },
  status: 503,
});
const ready = { body: { alarms: [], status: 'ready' }, status: 200 };
const told = () => ledger.lines.filter((line) => line.includes('ALARM')).length;

describe('a ledger that is ready', () => {
  it('is not while the ledger can’t write, and is again when it has written; the log still tells of it', async () => {
    ledger = await original.copy();
    const trouble = new Trouble();
    await ledger.start((ground) => ({ ...ground, log: trouble.on(ground.log, topics.ledger) }));
    expect(await ledger.health()).toMatchObject(ready);
    trouble.away = true;
    const answer = ledger.accrues('in-trouble');
    await expect.poll(() => ledger.health(), patience).toMatchObject(failing('ledger'));
    trouble.away = false;
    expect((await answer).status).toBe(201);
    await expect.poll(() => ledger.health(), patience).toMatchObject(ready);
    expect(told()).toBeGreaterThan(0);
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });

  it('is not while the projection can’t write, though acts go on', async () => {
    ledger = await original.copy();
    await ledger.start();
    const readModel = new DatabaseSync(join(readModelFolder(ledger.dataDir), 'read-model.db'));
    readModel.exec(`CREATE TRIGGER away BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, '${said}'); END`);
    const { officer } = ledger.running;
    const { body, status } = await officer.post(`/cases/${theCase}/accruals`, 'in-trouble', interest);
    expect(status).toBe(201);
    await expect.poll(() => ledger.health(), patience).toMatchObject(failing('projection'));
    readModel.exec('DROP TRIGGER away');
    readModel.close();
    await expect.poll(() => ledger.health(), patience).toMatchObject(ready);
    expect((await officer.get(`/cases/${theCase}`)).body).toMatchObject({ position: body['position'] });
  });

  it('writes nothing of what was not acknowledged to the state file when it ends in trouble', async () => {
    ledger = await original.copy();
    const trouble = new Trouble();
    await ledger.start((ground) => ({ ...ground, log: trouble.on(ground.log, topics.ledger) }));
    trouble.away = true;
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k', prefer: 'respond-async' };
    const path = `/cases/${theCase}/accruals`;
    await ledger.running.officer.ask('POST', path, headers, JSON.stringify(interest));
    await expect.poll(() => ledger.health(), patience).toMatchObject(failing('ledger'));
    await ledger.stop();
    await ledger.start();
    const { body } = await ledger.accrues('next');
    expect(body['facts']).toMatchObject([{ index: 4, sequence: 4 }]);
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });

  it('stays ready whatever stands among the instructions; what was quarantined is counted and listed', async () => {
    ledger = await original.copy();
    await ledger.start();
    const { auditor, ground } = ledger.running;
    const garbage = Array.from({ length: 1_500 }, (_, n) => ({
      headers: {},
      key: theCase,
      value: Buffer.from(`garbage ${n}`),
    }));
    await ground.log.append(topics.instructions, partition, garbage);
    await ledger.accrues('next');
    const { body, status } = await ledger.health();
    expect([status, body]).toEqual([
      200,
      {
        alarms: [],
        counted: { quarantined: 1_500, stampMissing: 0, undecidable: 0, witnessAway: 0 },
        status: 'ready',
      },
    ]);
    const listed = await auditor.get('/audit/quarantine?limit=1000');
    expect(listed.body['quarantine']).toHaveLength(1_000);
  });

  it('is so again after its state file was damaged: it is made again from the log', async () => {
    ledger = await original.copy();
    await ledger.start();
    await ledger.accrues('before');
    await ledger.stop();
    await writeFile(
      join(stateFolder(ledger.dataDir), `partition-${partition}.db`),
      'no database at all '.repeat(999),
    );
    await ledger.start();
    expect((await ledger.accrues('after')).status).toBe(201);
    expect(await ledger.health()).toMatchObject(ready);
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });
});
