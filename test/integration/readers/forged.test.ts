import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { authHeader, factRecord, instructionRecord, readFactRecord, topics } from '@seizure-ledger/contracts';
import type { NewRecord } from '@seizure-ledger/event-log';
import { keysFolder, keysIn, vaultFolder, writerKeysFile } from '@seizure-ledger/service-kit';
import { logFolder } from '@seizure-ledger/service-standalone';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accrualBy, TwinLedger } from './twin-ledger.fixture.ts';
import { factRecords, otherCase, partition, patience, recordsOf, TwoCases } from './two-cases.fixture.ts';

let original: TwoCases;
let ledger: TwoCases;

beforeAll(async () => {
  original = await TwoCases.make();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

const asked = (id: string): NewRecord => instructionRecord(accrualBy(id));

function claiming(record: NewRecord, auth: string): NewRecord {
  return { ...record, headers: { ...record.headers, [authHeader]: auth } };
}

async function edgesKey({ dataDir }: TwoCases): Promise<string> {
  const folder = keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined });
  const file = writerKeysFile(folder, topics.instructions);
  const [first] = keysIn(file, await readFile(file, 'utf8'));
  return first?.id ?? '';
}

describe('what somebody puts straight into the log who has no key', () => {
  const forgeries: readonly (readonly [string, string | undefined, string])[] = [
    ['that says nothing of its writer', undefined, 'it does not say who wrote it'],
    ['under a key that there is not', 'k-9:AAAA', 'it names a key that is not known'],
    [
      'under the edges’ key, with a guessed code',
      `EDGES:${'A'.repeat(43)}`,
      'it is not as its key’s holder wrote it',
    ],
    ['under no name at all', '', 'it names a key that is not known'],
  ];
  it.each(forgeries)(
    'is quarantined if it is an instruction %s, and the case goes on',
    async (_, auth, why) => {
      ledger = await original.copy();
      const claimed = auth?.replace('EDGES', await edgesKey(ledger));
      const forged = claimed === undefined ? asked('forged') : claiming(asked('forged'), claimed);
      await ledger.asAStranger((log) => log.append(topics.instructions, partition, [forged]));
      await ledger.start();
      await ledger.accrues('after');
      const facts = (await factRecords(ledger.running.ground.log)).map(readFactRecord);
      expect(facts.slice(-2)).toMatchObject([
        { quarantine: { reason: why }, status: 'quarantined' },
        { instructionId: 'after', status: 'posted' },
      ]);
      await ledger.stop();
      expect(await ledger.findings()).toEqual([]);
    },
  );

  it('is quarantined if an edge’s own instruction was changed on its way', async () => {
    ledger = await original.copy();
    const [, , written] = await ledger.whileStopped((log) => recordsOf(log, topics.instructions));
    if (!written) throw new Error('there is no instruction');
    const value = Buffer.from(Buffer.from(written.value).toString().replace('0.25', '9.25'));
    await ledger.asAStranger((log) => log.append(topics.instructions, partition, [{ ...written, value }]));
    await ledger.start();
    await ledger.accrues('after');
    const facts = (await factRecords(ledger.running.ground.log)).map(readFactRecord);
    expect(facts.at(-2)).toMatchObject({ status: 'quarantined' });
  });

  it('stops every reader with an alarm if it is a fact, though nothing else is wrong with it; and verify names it', async () => {
    ledger = await original.copy();
    const index = await ledger.whileStopped(async (log) => {
      await log.append(topics.instructions, partition, [asked('forged')]);
      return (await factRecords(log)).length;
    });
    await ledger.asAStranger(async (log) => {
      const twin = await TwinLedger.of(log);
      const [last] = (await recordsOf(log, topics.instructions)).slice(-1);
      const forged = twin.outcomeOf(accrualBy('forged'), last?.timestamp_ms ?? 0);
      await log.append(topics.ledger, partition, [factRecord(forged)]);
    });
    await ledger.start();
    const stopped = ['edge', 'ledger', 'notary', 'projection', 'reactor', 'vault'];
    await expect
      .poll(async () => (await ledger.health()).body.alarms.map(({ reader }) => reader).sort(), patience)
      .toEqual(stopped);
    expect((await ledger.health()).body.alarms).toMatchObject(
      stopped.map(() => ({ message: expect.stringContaining('no ledger wrote'), state: 'stopped' })),
    );
    await ledger.accrues('elsewhere', otherCase);
    await ledger.stop();
    expect(await ledger.findings()).toContainEqual({
      message: expect.stringContaining('no ledger wrote it: it does not say who wrote it'),
      position: `${partition}:${index}`,
    });
  });

  it('stops them too if it is a true fact of another partition', async () => {
    ledger = await original.copy();
    await ledger.asAStranger(async (log) => {
      const [first] = await factRecords(log);
      if (first) await log.append(topics.ledger, (partition + 1) % log.partitions, [first]);
    });
    await ledger.start();
    await expect.poll(async () => (await ledger.health()).body.status, patience).toBe('alarm');
  });
});

describe('a folder from before the ledger signed its records', () => {
  /** As it was: no `auth` anywhere, and no keys for it. */
  async function older(): Promise<TwoCases> {
    const copy = await original.copy();
    const database = new DatabaseSync(join(logFolder(copy.dataDir), 'log.db'));
    const tables = database.prepare(`SELECT name FROM sqlite_master WHERE name LIKE 'asset-%'`).all();
    for (const { name } of tables)
      database.exec(`UPDATE "${String(name)}" SET headers = json_remove(headers, '$.${authHeader}')`);
    database.close();
    const keys = keysFolder({ DATA_DIR: copy.dataDir, KEYS_DIR: undefined });
    const made = (await readdir(keys)).filter((name) => /^(log-|vault-)/.test(name));
    for (const name of made) await rm(join(keys, name));
    await rm(vaultFolder(copy.dataDir), { recursive: true });
    return copy;
  }

  it('opens and goes on; verify says how many records no key can show the writer of', async () => {
    ledger = await older();
    await ledger.start();
    await ledger.accrues('after');
    await ledger.stop();
    expect(await verifyAll(ledger.dataDir, () => undefined)).toMatchObject({ findings: [], unsigned: 12 });
  });

  it('takes no unsigned record more from then on', async () => {
    ledger = await older();
    await ledger.start();
    await ledger.stop();
    await ledger.asAStranger((log) => log.append(topics.instructions, partition, [asked('forged')]));
    await ledger.start();
    await ledger.accrues('after');
    const facts = (await factRecords(ledger.running.ground.log)).map(readFactRecord);
    expect(facts.at(-2)).toMatchObject({ status: 'quarantined' });
  });
});
