import { instructionRecord, topics } from '@seizure-ledger/contracts';
import { evidenceFolder, logFolder, readModelFolder, stateFolder } from '@seizure-ledger/service-standalone';
import { cp, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accrualBy, TwinLedger, write } from './twin-ledger.fixture.ts';
import {
  factRecords,
  interest,
  otherCase,
  partition,
  patience,
  recordsOf,
  theCase,
  TwoCases,
} from './two-cases.fixture.ts';

let original: TwoCases;
let ledger: TwoCases;

beforeAll(async () => {
  original = await TwoCases.make();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

describe('instructions that end before the last outcome’s', () => {
  it('keep the ledger of this partition from running, also when others have come in since', async () => {
    ledger = await original.copy();
    const last = await ledger.whileStopped(async (log) => {
      const sealed = (await TwinLedger.of(log)).outcomeOf(accrualBy('lost'), Date.now());
      await write(log, sealed);
      return sealed.fact;
    });
    expect(await ledger.findings()).toEqual([
      { message: `no instruction stands at its input ${last.input}`, position: last.id },
    ]);

    await ledger.start();
    await expect.poll(() => alarms(), patience).toEqual(inputLost);
    expect((await ledger.health()).status).toBe(503);
    await ledger.accrues('elsewhere', otherCase);
    // what came in now would take the place of what was lost
    expect(await sendNoWait('refused')).toMatchObject({ body: { code: 'LOG_LOST' }, status: 503 });
    expect((await ledger.running.officer.get(`/cases/${theCase}`)).status).toBe(200);
    await ledger.stop();
    await ledger.whileStopped((log) =>
      log.append(topics.instructions, partition, [instructionRecord(accrualBy('in-its-place'))]),
    );

    await ledger.start();
    await expect.poll(() => alarms(), patience).toEqual(inputLost);
    const { log } = ledger.running.ground;
    expect((await recordsOf(log, topics.instructions, last.input)).map(({ key }) => key)).toEqual([theCase]);
    expect(await factRecords(log)).toHaveLength(last.index + 1);
    await ledger.stop();
    const [finding] = await ledger.findings();
    expect(finding?.position).toBe(last.id);
    expect((await ledger.findings()).map(({ message }) => message).join()).toMatch(
      /no outcome of its instruction/,
    );
  });

  it('do not stop it when the last outcome’s is the last of them', async () => {
    ledger = await original.copy();
    await ledger.whileStopped(async (log) => {
      const twin = await TwinLedger.of(log);
      await write(log, await twin.accrual('decided'));
      await log.append(topics.instructions, partition, [instructionRecord(accrualBy('undecided'))]);
    });
    await ledger.start();
    await ledger.accrues('next');
    expect(await ledger.health()).toMatchObject({ body: { alarms: [] }, status: 200 });
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });
});

describe('a log that was brought back from an older copy', () => {
  it('takes no act until an operator has decided, while reads and other partitions go on', async () => {
    ledger = await original.copy();
    await ledger.start();
    await ledger.accrues('acknowledged');
    await ledger.stop();
    await rm(logFolder(ledger.dataDir), { recursive: true });
    await cp(logFolder(original.dataDir), logFolder(ledger.dataDir), { recursive: true });

    await ledger.start();
    await expect
      .poll(() => alarms(), patience)
      .toEqual(expect.arrayContaining([...inputLost, ['projection', 'stopped']]));
    const { officer } = ledger.running;
    const refused = await officer.post(`/cases/${theCase}/accruals`, 'refused', interest);
    expect(refused).toMatchObject({ body: { code: 'LOG_LOST' }, status: 503 });
    expect(refused.body['detail']).toMatch(/Operators must decide first: .* newer copy of the log/);
    expect(await officer.get(`/cases/${theCase}`)).toMatchObject({ body: { entries: 4 }, status: 200 });
    await ledger.accrues('elsewhere', otherCase);
    await ledger.stop();

    // what was signed of the newer copy is given up with it: a notary goes on with no log that is shorter than its heads
    for (const derived of [stateFolder, readModelFolder, evidenceFolder])
      await rm(derived(ledger.dataDir), { recursive: true });
    await ledger.start();
    await ledger.accrues('decided');
    expect(await alarms()).toEqual([]);
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });
});

const inputLost = [
  ['edge', 'stopped'],
  ['ledger', 'stopped'],
];

async function alarms(): Promise<readonly (readonly [string, string])[]> {
  const { body } = await ledger.health();
  return body.alarms.map(({ reader, state }) => [reader, state] as const).toSorted();
}

function sendNoWait(key: string) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, prefer: 'respond-async' };
  return ledger.running.officer.ask('POST', `/cases/${theCase}/accruals`, headers, JSON.stringify(interest));
}
