import { readFile, writeFile } from 'node:fs/promises';
import { factRecord, instructionRecord, readFactRecord, saidAuth, topics } from '@seizure-ledger/contracts';
import { policyIn } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';
import {
  addKey,
  keysFolder,
  makeNewest,
  newKey,
  readConfig,
  writerKeysFile,
} from '@seizure-ledger/service-kit';
import { declaration, rotateRecordKey } from 'seizure-ledger/record-keys';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Person } from '../../person.ts';
import { accrualBy, TwinLedger } from './twin-ledger.fixture.ts';
import { factRecords, partition, patience, recordsOf, TwoCases } from './two-cases.fixture.ts';

/** Its keys are declared: the first of each log, and then one of instructions that waits. */
let original: TwoCases;
let ledger: TwoCases;
let waiting: string;

beforeAll(async () => {
  original = await TwoCases.make();
  await original.start();
  await declare(original, 'first', await declaration(configOf(original)));
  const { body, id } = waitingIn(await rotate(original));
  await declare(original, 'second', body);
  waiting = id;
  await original.stop();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

describe('once the keys of records are declared', () => {
  it('an instruction under another key in the files is quarantined, and the case goes on', async () => {
    ledger = await original.copy();
    const before = await newestOf(ledger);
    await addKey(fileOf(ledger));
    await ledger.whileStopped((log) => log.append(topics.instructions, partition, [asked('forged')]));
    await makeNewest(fileOf(ledger), before);
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

  it('a new key signs from the second rotation on, and the next one waits for its declaration', async () => {
    ledger = await original.copy();
    expect(await newestOf(ledger)).not.toBe(waiting);
    expect(await rotate(ledger)).toBe(`${waiting} signs instructions`);
    const said = await rotate(ledger);
    expect(JSON.parse(waitingIn(said).body)).toMatchObject({ recordKeys: [{ id: waitingIn(said).id }] });
    expect(await rotate(ledger)).toBe(said);
    await ledger.start();
    await ledger.accrues('after');
    const [last] = (await recordsOf(ledger.running.ground.log, topics.instructions)).slice(-1);
    expect(last && saidAuth(last.headers)).toMatchObject({ keyId: waiting });
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });
});

const asked = (id: string) => instructionRecord(accrualBy(id));

const fileOf = ({ dataDir }: TwoCases, topic: Parameters<typeof writerKeysFile>[1] = topics.instructions) =>
  writerKeysFile(keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined }), topic);

const linesIn = async (of: TwoCases): Promise<readonly string[]> =>
  (await readFile(fileOf(of), 'utf8')).trimEnd().split('\n');

const newestOf = async (of: TwoCases): Promise<string> => (await linesIn(of)).at(-1)?.split(' ', 1)[0] ?? '';

const configOf = ({ dataDir }: TwoCases) => readConfig({ DATA_DIR: dataDir });

const rotate = (of: TwoCases): Promise<string> => rotateRecordKey(configOf(of), 'instructions');

function waitingIn(said: string): { readonly body: string; readonly id: string } {
  const [, id = '', body = ''] =
    /^(\S+) waits: have it declared, and rotate instructions again\n(.*)$/.exec(said) ?? [];
  return { body, id };
}

const facts = async ({ running }: TwoCases) => (await factRecords(running.ground.log)).map(readFactRecord);

/** Two administrators agree to it; it is in force in every partition when this resolves. */
async function declare(of: TwoCases, id: string, body: string): Promise<void> {
  const { ground, standalone } = of.running;
  const admin = (subject: string) => Person.with(of.dataDir, standalone.url, 'admin', subject);
  const proposed = await (await admin('adm-1')).post('/policies', id, JSON.parse(body));
  expect(proposed.body).toMatchObject({ status: 'proposed' });
  await (await admin('adm-2')).post('/policies/approvals', `agree-${id}`, { policyId: id });
  const everywhere = ground.log.partitions;
  await vi.waitFor(async () => expect(await adoptedIn(ground.log, id)).toBe(everywhere), patience);
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
