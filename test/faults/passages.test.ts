import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fact, readFact, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-standalone';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, order } from '../bodies.ts';
import { Person } from '../person.ts';
import { type RunningLedger, runLedger } from '../running-ledger.ts';

/** More of them by hand: SEIZURE_ROUNDS=200. */
const rounds = Number(process.env['SEIZURE_ROUNDS'] ?? 5);
const [from, to, closed] = ['F-1', 'T-1', 'T-2'] as const;
const amount = '1.25';

describe(`a ledger that is killed ${rounds} times while property goes from case to case`, () => {
  let dataDir: string;
  let ledger: RunningLedger;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'passages-'));
    ledger = await runLedger(dataDir);
  });
  afterAll(async () => {
    await ledger.kill();
    await rm(dataDir, { force: true, recursive: true });
  });

  it(
    'has each transfer once in the other case, or back, or shown as in transit',
    { timeout: 400_000 },
    async () => {
      const p1 = await Person.with(dataDir, ledger.url, 'prosecutor', 'p-1');
      const p2 = await Person.with(dataDir, ledger.url, 'prosecutor', 'p-2');
      for (const caseId of [from, to, closed]) await certain(p1, '/cases', 'open', { ...opening, caseId });
      await certain(p1, `/cases/${from}/seizures`, 'seize', {
        ...cash('100000.00'),
        asset,
        custodian: 'AMLO',
      });
      await certain(p1, `/cases/${closed}/closure`, 'close', { reason: 'Done' });
      let sent = 0;
      for (let round = 0; round < rounds; round += 1) {
        // what was agreed to is killed at once: the reactor is anywhere between its two steps
        const many = 1 + ((round * 7) % 5);
        for (let n = 0; n < many; n += 1, sent += 1) {
          const toCase = sent % 3 === 2 ? closed : to;
          const { body } = await certain(p1, `/cases/${from}/transfers`, `T${sent}`, {
            ...cash(amount),
            toCase,
          });
          const proposalHashes = [body['proposalHash']];
          await certain(p2, `/cases/${from}/approvals`, `A${sent}`, { proposalHashes });
        }
        await ledger.kill();
        expectNothingLost(await factsIn(dataDir), sent);
        ledger = await runLedger(dataDir);
        p1.url = p2.url = ledger.url;
      }
      const auditor = await Person.with(dataDir, ledger.url, 'auditor', 'aud-1');
      const underway = async () => {
        const { body } = await auditor.get(`/cases/${from}/custody?limit=1000`);
        const states = (body['custody'] as readonly { readonly state: string }[]).map(({ state }) => state);
        return states.length === sent ? states.filter((state) => state === 'in-transit').length : sent;
      };
      await expect.poll(underway, { timeout: 60_000 }).toBe(0);
      await ledger.stop();

      const { arrived, back, underway: still } = expectNothingLost(await factsIn(dataDir), sent);
      expect(still).toBe(0);
      expect(back).toBe(Math.floor(sent / 3));
      expect(arrived).toBe(sent - back);
      expect((await verifyAll(dataDir, () => undefined)).findings).toEqual([]);
    },
  );
});

/** Of every transfer that left: never in both cases, and in neither only while it is in transit. */
function expectNothingLost(facts: readonly Fact[], sent: number) {
  const ofType = (type: string): readonly string[] =>
    facts
      .filter((fact) => fact.status === 'posted' && fact.type === type)
      .map(({ body, instructionId }) => String(body?.['transferId'] ?? instructionId));
  const left = ofType('transfer.sent.v1');
  const [arrived, back] = [ofType('transfer.received.v1'), ofType('transfer.returned.v1')];
  expect(new Set(left).size).toBe(sent);
  for (const once of [left, arrived, back]) expect(new Set(once).size).toBe(once.length);
  expect(arrived.filter((id) => back.includes(id))).toEqual([]);
  const settled = [...back, ...ofType('transfer.delivered.v1')];
  const neither = left.filter((id) => !arrived.includes(id) && !back.includes(id));
  expect(neither.filter((id) => settled.includes(id))).toEqual([]);
  return { arrived: arrived.length, back: back.length, underway: neither.length };
}

const asset = { description: 'Cash', kind: 'cash' };
const cash = (quantity: string) => ({ assetId: 'A1', order, quantity, unit: 'THB' });

/** An act that has to be done; what is not known yet is asked again with the same key. */
async function certain(who: Person, path: string, key: string, body: unknown) {
  const answer = await who.post(path, key, body);
  expect(answer.text).not.toContain('"refused"');
  expect([200, 201], answer.text).toContain(answer.status);
  return answer;
}

async function factsIn(dataDir: string): Promise<readonly Fact[]> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const facts: Fact[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1)
    for await (const records of log.read(topics.ledger, partition, 0))
      facts.push(...records.map(({ value }) => readFact(value)));
  await log.close();
  return facts;
}
