import { readFile, writeFile } from 'node:fs/promises';
import { factRecord, instructionRecord, readFactRecord, saidAuth, topics } from '@seizure-ledger/contracts';
import { policyIn } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';
import {
  addKey,
  addWaitingKey,
  firstId,
  keysFolder,
  makeNewest,
  newKey,
  writerKeysFile,
} from '@seizure-ledger/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seizureLedger } from '../../command.ts';
import { Person } from '../../person.ts';
import { accrualBy, TwinLedger } from './twin-ledger.fixture.ts';
import { factRecords, partition, patience, recordsOf, TwoCases } from './two-cases.fixture.ts';

/** Its keys are declared: the first of each log, and one of instructions that waits. */
let original: TwoCases;
let ledger: TwoCases;
let waiting: string;

beforeAll(async () => {
  original = await TwoCases.make();
  waiting = await addWaitingKey(fileOf(original));
  await original.start();
  await declare(original, 'first', (await command(original, 'declare')).out);
  await original.stop();
}, 60_000);
afterEach(() => ledger.remove());
afterAll(() => original.remove());

describe('once the keys of records are declared', () => {
  it('an instruction under another key in the files is quarantined, and the case goes on', async () => {
    ledger = await original.copy();
    await addKey(fileOf(ledger));
    await ledger.whileStopped((log) => log.append(topics.instructions, partition, [asked('forged')]));
    await makeNewest(fileOf(ledger), firstId);
    await ledger.start();
    await ledger.accrues('after');
    expect((await facts(ledger)).slice(-2)).toMatchObject([
      { quarantine: { reason: 'it names a key that is not declared' }, status: 'quarantined' },
      { instructionId: 'after', status: 'posted' },
    ]);
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });

  it('verify names what was carried out, and what was written, under another key in the files', async () => {
    ledger = await original.copy();
    for (const topic of [topics.instructions, topics.ledger]) await addKey(fileOf(ledger, topic));
    const index = await ledger.whileStopped(async (log) => {
      const twin = await TwinLedger.of(log);
      const outcome = await twin.accrual('carried-out');
      await log.append(topics.ledger, partition, [factRecord(outcome)]);
      return outcome.fact.index;
    });
    const found = (await ledger.findings()).filter(({ position }) => position === `${partition}:${index}`);
    expect(found.map(({ message }) => message)).toEqual([
      'no edge wrote its instruction: it names a key that is not declared',
      expect.stringContaining('no ledger wrote it: it names a key that is not declared'),
    ]);
  });

  const amiss: readonly (readonly [string, (line: string) => string])[] = [
    ['that is missing here', () => ''],
    ['whose id another one has here', (line) => newKey(line.split(' ')[0] ?? '')],
  ];
  it.each(amiss)('a ledger stops at an instruction under a declared key %s', async (_, replace) => {
    ledger = await original.copy();
    await makeNewest(fileOf(ledger), waiting);
    await ledger.whileStopped((log) => log.append(topics.instructions, partition, [asked('sound')]));
    const lines = await linesIn(ledger);
    const others = lines.map((line) => (line.startsWith(waiting) ? replace(line) : line)).toReversed();
    await writeFile(fileOf(ledger), others.join('\n'));
    await ledger.start();
    const stopped = { partition, reader: 'ledger', state: 'stopped' };
    await expect
      .poll(async () => (await ledger.health()).body.alarms, patience)
      .toMatchObject([{ ...stopped, message: expect.stringContaining(`was signed by the key ${waiting}`) }]);
    await ledger.stop();
    await writeFile(fileOf(ledger), lines.join('\n'));
    await ledger.start();
    await expect.poll(async () => (await facts(ledger)).at(-1)?.instructionId, patience).toBe('sound');
  });

  it('a new key signs from the second rotation on, when it is declared in every partition', async () => {
    ledger = await original.copy();
    expect((await command(ledger, 'rotate', 'instructions')).out).toBe(`${waiting} signs instructions\n`);
    await ledger.start();
    const { out } = await command(ledger, 'rotate', 'instructions');
    const [said = '', body = ''] = out.split('\n');
    const [next = ''] = said.split(' ');
    expect(said).toBe(`${next} waits: have it declared, and rotate instructions again`);
    expect((await command(ledger, 'rotate', 'instructions')).out).toBe(out);
    expect((await linesIn(ledger)).at(-1)).toContain(`${waiting} `);

    await declare(ledger, 'second', body);
    expect((await command(ledger, 'rotate', 'instructions')).out).toBe(`${next} signs instructions\n`);
    await ledger.stop();
    await ledger.start();
    await ledger.accrues('after');
    const [last] = (await recordsOf(ledger.running.ground.log, topics.instructions)).slice(-1);
    expect(last && saidAuth(last.headers)).toMatchObject({ keyId: next });
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });
});

const asked = (id: string) => instructionRecord(accrualBy(id));

const fileOf = ({ dataDir }: TwoCases, topic: Parameters<typeof writerKeysFile>[1] = topics.instructions) =>
  writerKeysFile(keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined }), topic);

const linesIn = async (of: TwoCases): Promise<readonly string[]> =>
  (await readFile(fileOf(of), 'utf8')).trimEnd().split('\n');

const command = ({ dataDir }: TwoCases, ...args: readonly string[]) =>
  seizureLedger('keys', ...args, '--data', dataDir);

const facts = async ({ running }: TwoCases) => (await factRecords(running.ground.log)).map(readFactRecord);

/** Two administrators agree to it; it is in force in every partition when this resolves. */
async function declare(of: TwoCases, id: string, body: string): Promise<void> {
  const { ground, standalone } = of.running;
  const admin = (subject: string) => Person.with(of.dataDir, standalone.url, 'admin', subject);
  const proposed = await (await admin('adm-1')).post('/policies', id, JSON.parse(body));
  expect(proposed.body).toMatchObject({ status: 'proposed' });
  await (await admin('adm-2')).post('/policies/approvals', `agree-${id}`, { policyId: id });
  await expect.poll(() => adoptedIn(ground.log, id), patience).toBe(ground.log.partitions);
}

/** In how many partitions a policy is in force. */
async function adoptedIn(log: EventLog, id: string): Promise<number> {
  let count = 0;
  for (const partition of Array.from({ length: log.partitions }).keys())
    for await (const records of log.read(topics.ledger, partition, 0))
      for (const { body, instructionId } of records.map(readFactRecord).filter(policyIn))
        if ([instructionId, body?.['policyId']].includes(id)) count += 1;
  return count;
}
