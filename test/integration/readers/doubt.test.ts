import { factRecord, topics } from '@seizure-ledger/contracts';
import type { SealedFact } from '@seizure-ledger/domain';
import type { EventLog, NewRecord } from '@seizure-ledger/event-log';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accrualBy, sealedAs, TwinLedger } from './twin-ledger.fixture.ts';
import {
  factRecords,
  interest,
  otherCase,
  partition,
  patience,
  theCase,
  TwoCases,
} from './two-cases.fixture.ts';

const farAway = 1_000_000_000;

let original: TwoCases;
let ledger: TwoCases;

beforeAll(async () => {
  original = await TwoCases.make();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

/** The record of a fact whose value, but not its headers, gives another index. */
function inValue(sealed: SealedFact, index: number): NewRecord {
  const { value } = sealedAs({ ...sealed.fact, id: `${partition}:${index}`, index });
  return { ...factRecord(sealed), value: Buffer.from(value) };
}

function inHeaders(sealed: SealedFact, headers: Readonly<Record<string, string>>): NewRecord {
  const record = factRecord(sealed);
  return { ...record, headers: { ...record.headers, ...headers } };
}

const both = (sealed: SealedFact, index: number): NewRecord => ({
  ...inValue(sealed, index),
  headers: inHeaders(sealed, { ce_index: String(index) }).headers,
});

/** What stands where a fact is due, and which readers can know it. */
interface Doubtful {
  readonly forge: (due: SealedFact) => NewRecord;
  readonly stops: readonly string[];
}

/** The reactor goes by the index in the headers, and reads the value only of what has a consequence. */
const everyReader = ['edge', 'ledger', 'notary', 'projection', 'reactor', 'vault'];
const allButReactor = ['edge', 'ledger', 'notary', 'projection'];
const readersOfValues = ['ledger', 'notary', 'projection'];

const doubtful: Readonly<Record<string, Doubtful>> = {
  'an index one too high': { forge: (due) => both(due, due.fact.index + 1), stops: everyReader },
  'an index far away': { forge: (due) => both(due, farAway), stops: everyReader },
  'an index far away in the headers only': {
    forge: (due) => inHeaders(due, { ce_index: String(farAway) }),
    stops: everyReader,
  },
  'an index far away in the value only': {
    forge: (due) => inValue(due, farAway),
    stops: readersOfValues,
  },
  'headers that name another input than the value': {
    forge: (due) => inHeaders(due, { ce_input: String(farAway) }),
    stops: allButReactor,
  },
  'headers that name another part than the value': {
    forge: (due) => inHeaders(due, { ce_part: '1/2' }),
    stops: allButReactor,
  },
  'no headers at all': { forge: (due) => ({ ...factRecord(due), headers: {} }), stops: everyReader },
  'rules that this program does not know': {
    forge: (due) => factRecord(sealedAs({ ...due.fact, rulesVersion: due.fact.rulesVersion + 1 })),
    // the notary understands no rules: it meets another record in the place of this one
    stops: readersOfValues,
  },
  'bytes that are no fact': {
    forge: (due) => ({ ...factRecord(due), value: Buffer.from('{"index":') }),
    stops: readersOfValues,
  },
};

describe.each(Object.entries(doubtful))('%s on the ledger’s log', (_name, { forge, stops }) => {
  it('stops this partition’s readers with an alarm right before it, and no other partition', async () => {
    ledger = await original.copy();
    const { bytes, due } = await ledger.whileStopped(async (log) => {
      const twin = await TwinLedger.of(log);
      const before = await twin.accrual('before');
      const doubted = await twin.accrual('doubted');
      const behind = await twin.accrual('behind');
      const facts = [factRecord(before), forge(doubted), factRecord(doubted), factRecord(behind)];
      await log.append(topics.ledger, partition, facts);
      return { bytes: (await factRecords(log)).length, due: doubted.fact };
    });

    // the second start finds what the first one left
    for (const round of [1, 2]) {
      await ledger.start();
      await expect.poll(() => alarmed(ledger), patience).toEqual(stops);
      expect(await ledger.health()).toMatchObject({ body: { status: 'alarm' }, status: 503 });
      await ledger.accrues(`elsewhere-${round}`, otherCase);
      expect(await shownIndexes(ledger)).toEqual(Array.from({ length: due.index }, (_, index) => index));
      expect(await answerTo(ledger, `here-${round}`)).toMatchObject({
        body: { status: 'sent' },
        status: 202,
      });
      expect(await factRecords(ledger.running.ground.log)).toHaveLength(bytes);
      // told once and not begun again
      expect(ledger.lines.filter((line) => line.includes('ALARM'))).toHaveLength(round * stops.length);
      await ledger.stop();
    }
    const [first, ...others] = await ledger.findings();
    expect(first).toEqual({ message: expect.any(String), position: `${partition}:${due.index}` });
    // what follows from it is of this partition too
    expect(others.filter(({ position }) => !position?.startsWith(`${partition}:`))).toEqual([]);
  });
});

/** Which readers of the partition stand stopped. */
async function alarmed(of: TwoCases): Promise<readonly string[]> {
  const { alarms } = (await of.health()).body;
  expect(alarms.every((alarm) => alarm.partition === partition && alarm.state === 'stopped')).toBe(true);
  return alarms.map(({ reader }) => reader).sort();
}

/** Indexes of the case's records, as far as readers show them: it is alone in its partition. */
async function shownIndexes(of: TwoCases): Promise<readonly number[]> {
  const { body } = await of.running.auditor.get(`/cases/${theCase}/entries`);
  return (body['entries'] as readonly { readonly index: number }[]).map(({ index }) => index);
}

/** An act in the partition that stands still; its caller does not wait for an outcome that nobody will write. */
function answerTo(of: TwoCases, key: string) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, prefer: 'respond-async' };
  return of.running.officer.ask('POST', `/cases/${theCase}/accruals`, headers, JSON.stringify(interest));
}

describe('an index far away that is written while everything runs', () => {
  it('stops edge, notary, projection and reactor at once, and the ledger when it writes next; acts are answered as sent', async () => {
    ledger = await original.copy();
    await ledger.start();
    const { auditor, ground, officer } = ledger.running;
    const before = await ledger.standing();
    const [due] = await forgedAt(ground.log);
    await expect
      .poll(() => alarmed(ledger), patience)
      .toEqual(['edge', 'notary', 'projection', 'reactor', 'vault']);
    // not `respond-async`: an edge that can't hear any more does not let its callers wait in vain
    const answer = await officer.post(`/cases/${theCase}/accruals`, 'behind', interest);
    expect(answer).toMatchObject({ body: { status: 'sent' }, status: 202 });
    await expect.poll(() => alarmed(ledger), patience).toEqual(everyReader);
    expect(await ledger.standing()).toEqual(before);
    const waits = await auditor.get(`/cases/${theCase}?atLeast=${partition}:${due.fact.index}`);
    expect(waits).toMatchObject({ body: { code: 'BEHIND' }, status: 503 });
    await ledger.accrues('elsewhere', otherCase);
  });
});

async function forgedAt(log: EventLog): Promise<readonly [SealedFact]> {
  const due = (await TwinLedger.of(log)).outcomeOf(accrualBy('forged'), Date.now());
  await log.append(topics.ledger, partition, [both(due, farAway)]);
  return [due];
}
