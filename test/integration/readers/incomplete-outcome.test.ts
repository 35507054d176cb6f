import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { instructionRecord, readFactRecord, topics } from '@seizure-ledger/contracts';
import {
  type Fact,
  hashOfPieces,
  type Instruction,
  type Outcome,
  piecesOf,
  type SealedFact,
  sealPieces,
} from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';
import { Alarms } from '@seizure-ledger/service-kit';
import { PartitionLedger } from '@seizure-ledger/service-ledger';
import { readModelFolder, stateFolder } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TwinLedger, write } from './twin-ledger.fixture.ts';
import { factRecords, order, partition, recordsOf, theCase, TwoCases } from './two-cases.fixture.ts';

/** A case in which a distribution to two victims waits for the court. */
let original: TwoCases;
let ledger: TwoCases;
let approval: Instruction;

const path = `cases/${theCase}`;
const summary = `/${path}/restitution-summary`;

beforeAll(async () => {
  original = await TwoCases.make();
  await original.start();
  const { prosecutor } = original.running;
  const hundred = { assetId: 'A', order, quantity: '100.25', unit: 'THB' };
  await original.acts(`${path}/seizures`, 'seize', { ...hundred, custodian: 'AMLO' });
  await original.acts(`${path}/confiscations`, 'confiscate', { ...hundred, final: true }, prosecutor);
  for (const [claimId, grossLoss] of [
    ['C1', '100.00'],
    ['C2', '300.00'],
  ] as const) {
    const claim = {
      claimId,
      grossLoss,
      order,
      person: `P-${claimId}`,
      priority: 'victim',
      priorRecoveries: '0.00',
      unit: 'THB',
    };
    await original.acts(`${path}/claims`, claimId, claim, prosecutor);
  }
  const distribution = { fund: '100.00', method: 'pro-rata', order, restitutionId: 'R1', unit: 'THB' };
  const { body } = await prosecutor.post(`/${path}/restitutions`, 'distribute', distribution);
  approval = {
    act: 'approvals',
    actor: { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'court', subject: 'court-1' },
    body: { proposalHash: body['proposalHash'] },
    caseId: theCase,
    id: 'approve',
    sentAt: new Date().toISOString(),
  };
  await original.running.auditor.get(`/${path}?atLeast=${body['position']}`);
  await original.stop();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

/**
 * The outcome as the ledger writes a large one: a header without legs, which binds the lines; the lines; and a closing
 * fact with the legs, which are totals. One of two lines it writes as one fact, of which these are made.
 */
function inParts({
  fact,
}: SealedFact): readonly [header: SealedFact, lines: SealedFact, closing: SealedFact] {
  const { details: { lines: _, ...details } = {}, previousHash = null, sequence = 0, ...rest } = fact;
  const given = (fact.legs ?? []).filter(({ account }) => account === 'due:allocated');
  const lines = given.map(({ amount, claimId = '' }) => ({ amount, claimId, lot: 0 }));
  const lot = { account: 'owned:confiscated', assetId: 'A', custodian: 'AMLO' } as const;
  const pieces = piecesOf(lines, [{ ...lot, lot: 0 }], { restitutionId: 'R1', unit: 'THB' });
  const names = { assetId: 'A', custodian: 'AMLO', restitutionId: 'R1', unit: 'THB' };
  const outcome = {
    ...rest,
    details: { ...details, lineCount: lines.length, linesHash: hashOfPieces(pieces) },
    inCase: true,
    legs: [
      { account: lot.account, amount: '-100.00', ...names },
      { account: 'due:allocated', amount: '100.00', ...names },
    ],
    pieces,
  } as Outcome; // it was decided, and is one of a case
  const [header, piece, closing] = sealPieces(
    outcome,
    { ...fact, partition },
    { headHash: previousHash, sequence },
  );
  if (!header || !piece || !closing) throw new Error('an outcome of one piece has three parts');
  return [header, piece, closing];
}

/** The court's approval with its outcome in parts, of which nothing is on the log yet. */
async function approvedInParts(log: EventLog) {
  return inParts((await TwinLedger.of(log)).outcomeOf(approval, Date.now()));
}

/** What verification finds, besides that this outcome was made before its instruction was on the log. */
const flaws = async () =>
  (await ledger.findings()).filter(
    ({ message }) => !/no instruction stands at its input|it was recorded at/.test(message),
  );

const appendApproval = (log: EventLog) =>
  log.append(topics.instructions, partition, [instructionRecord(approval)]);

describe('an outcome of which only the beginning is on the log', () => {
  it('is absent for every reader, and whole when the ledger has written it again', async () => {
    ledger = await original.copy();
    await ledger.start();
    const before = await ledger.standing();
    await ledger.stop();
    const [header, lines, closing] = await ledger.whileStopped(approvedInParts);

    // the process died after the header and the lines
    await ledger.whileStopped((log) => write(log, header, lines));
    await ledger.start();
    const { court } = ledger.running;
    await court.get(`/${path}?atLeast=${lines.fact.id}`);
    expect(await ledger.standing()).toEqual(before);
    expect(await court.get(`/${path}/instructions/approve`)).toMatchObject({ status: 404 });
    expect(await court.get(summary)).toMatchObject({ body: { method: null, rounds: [] }, status: 200 });
    expect((await court.get(`/${path}/proposals`)).body['proposals']).toMatchObject([{ state: 'open' }]);
    expect(await ledger.health()).toMatchObject({ body: { alarms: [] }, status: 200 });
    await ledger.stop();
    expect(await flaws()).toEqual([]);

    // what was there is a duplicate now
    await ledger.whileStopped(async (log) => {
      await appendApproval(log);
      await write(log, header, lines, closing);
    });
    const answers = [];
    for (const built of ['on what was there', 'from nothing']) {
      if (built === 'from nothing') {
        await rm(readModelFolder(ledger.dataDir), { recursive: true });
        await rm(stateFolder(ledger.dataDir), { recursive: true });
      }
      await ledger.start();
      answers.push(await whole(ledger, closing.fact));
      await ledger.stop();
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(await flaws()).toEqual([]);

    await ledger.start();
    const payment = { amount: '25.00', claimId: 'C1', paymentReference: 'W-1' };
    const { body } = await ledger.running.prosecutor.post(
      `/${path}/restitutions/R1/payments`,
      'pay',
      payment,
    );
    expect(body).toMatchObject({
      facts: [{ index: closing.fact.index + 1, previousHash: closing.hash }],
      status: 'proposed',
    });
  });

  it('reaches who waits for it at the edge once, as one outcome', async () => {
    ledger = await original.copy();
    await ledger.start();
    const { log, outcomes } = ledger.running.ground;
    const [header, lines, closing] = await approvedInParts(log);
    const outcome = outcomes.of(partition, header.fact.input, 60_000);
    await write(log, header, lines);
    await write(log, header, lines, closing);
    expect((await outcome)?.map(({ fact }) => fact.id)).toEqual(
      [header, lines, closing].map(({ fact }) => fact.id),
    );
  });

  it('is decided again by the ledger, at the index that was due', async () => {
    ledger = await original.copy();
    await ledger.whileStopped(async (log) => {
      const [header] = await approvedInParts(log);
      await write(log, header);
      await appendApproval(log);
      const alarms = new Alarms(pino({ level: 'silent' }));
      const restored = await PartitionLedger.restore(
        log,
        partition,
        join(ledger.dataDir, 'again.db'),
        alarms,
      );
      expect(restored.nextInput).toBe(header.fact.input);
      await restored.take(await recordsOf(log, topics.instructions, restored.nextInput));
      restored.close();
      const [first, again] = (await factRecords(log)).slice(-2).map(readFactRecord);
      expect(first).toEqual(header.fact);
      expect(again).toMatchObject({ index: header.fact.index, input: header.fact.input, status: 'posted' });
      expect(again).toMatchObject({ part: 1, parts: 1, previousHash: header.fact.previousHash });
    });
  });
});

/** What readers show of the distribution, now that it is whole. */
async function whole(of: TwoCases, { id, index }: Fact): Promise<readonly unknown[]> {
  const { auditor, court } = of.running;
  const { body: shown } = await auditor.get(`/${path}?atLeast=${id}`);
  expect(shown['balances']).toMatchObject([
    { account: 'held:frozen', amount: '0.00' },
    { account: 'held:seized', amount: '0.00' },
    { account: 'owned:confiscated', amount: '0.25' },
    { account: 'due:allocated', amount: '100.00' },
    { account: 'source:world', amount: '-100.25' },
  ]);
  const { body: journal } = await auditor.get(`/${path}/entries`);
  const indexes = (journal['entries'] as readonly Fact[]).map((entry) => entry.index);
  expect(indexes).toEqual(Array.from({ length: index + 1 }, (_, n) => n));
  const { body: summed } = await court.get(summary);
  expect(summed['totals']).toMatchObject({ allocated: '100.00', outstanding: '300.00', paid: '0.00' });
  expect(summed['rounds']).toMatchObject([{ position: id, restitutionId: 'R1' }]);
  expect((await court.get(`/${path}/proposals`)).body['proposals']).toMatchObject([{ state: 'approved' }]);
  return [shown, journal, summed];
}
