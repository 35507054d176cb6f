import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Fact, partitionOf } from '@seizure-ledger/contracts';
import { logFolder, readModelFolder, startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Person } from '../person.ts';
import { runLedger } from '../running-ledger.ts';
import { hashOf, TamperedLog } from '../tampered-log.ts';

const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const taking = {
  asset: { description: 'Cash', kind: 'cash' },
  assetId: 'A',
  custodian: 'AMLO',
  order,
  quantity: '10.00',
  unit: 'THB',
};

/** Everything that happens, happens in this case's partition. */
const caseId = 'C-1';
const partition = partitionOf(caseId, 12);
const stray = Array.from({ length: 99 }, (_, n) => `X-${n}`).find((id) => partitionOf(id, 12) === partition);

let folder: string;
let original: string;
let copy: string;
let copies = 0;
let log: TamperedLog;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  original = join(folder, 'original');
  const ledger = await startStandalone({
    dataDir: original,
    host: '127.0.0.1',
    logger: pino({ level: 'silent' }),
    port: 0,
  });
  const officer = await Person.with(original, ledger.url, 'investigator', 'inv-1');
  const prosecutor = await Person.with(original, ledger.url, 'prosecutor', 'pro-1');
  await open(officer, caseId);
  await officer.post(`/cases/${caseId}/freezes`, 'freeze', taking);
  await officer.post(`/cases/${caseId}/seizures`, 'too-much', {
    ...without(taking, 'asset'),
    quantity: '11.00',
  });
  const claim = {
    claimId: 'P-1',
    grossLoss: '7.00',
    person: 'V-1',
    priority: 'victim',
    priorRecoveries: '0',
  };
  await prosecutor.post(`/cases/${caseId}/claims`, 'claim', { ...claim, order, unit: 'THB' });
  await officer.post(`/cases/${stray}/freezes`, 'stray', taking);
  const release = { assetId: 'A', basis: 'withdrawal', quantity: '1.00', recipient: 'V-2', unit: 'THB' };
  await prosecutor.post(`/cases/${caseId}/releases`, 'release', release);
  const accrual = { assetId: 'A', quantity: '0.25', reason: 'interest', unit: 'THB' };
  await officer.post(`/cases/${caseId}/accruals`, 'interest', accrual);
  await officer.post(`/cases/${caseId}/accruals`, 'interest', accrual);
  // until the repeat has been taken too, which is answered with the first one's position
  await officer.get(`/cases/${caseId}?atLeast=${partition}:7`);
  await ledger.close();
});
afterAll(() => rm(folder, { force: true, recursive: true }));

beforeEach(async () => {
  copy = join(folder, `copy-${(copies += 1)}`);
  await cp(original, copy, { recursive: true });
  // what was signed is told apart in `test/evidence`
  await rm(join(copy, 'evidence'), { force: true, recursive: true });
  log = new TamperedLog(copy, partition);
});
afterEach(() => log.close());

const open = (officer: Person, id: string) =>
  officer.post('/cases', `open-${id}`, {
    agency: 'TH-CCIB',
    caseId: id,
    jurisdiction: 'TH',
    openedAt: '2025-12-17T02:00:00Z',
    timeZone: 'UTC',
    title: id,
  });

function without<T extends object, K extends keyof T>(object: T, member: K): Omit<T, K> {
  const { [member]: _, ...rest } = object;
  return rest;
}

/** Where and what, in one line a finding. */
async function found(): Promise<readonly string[]> {
  const { findings } = await verifyAll(copy, () => undefined);
  return findings.map(({ document, message, position }) => `${position ?? document}: ${message}`);
}

function indexOf(which: (fact: Fact) => boolean): number {
  const index = log.facts().findIndex(which);
  if (index < 0) throw new Error('the session has no such fact');
  return index;
}
const at = (index: number): string => `${partition}:${index}: `;

it('a ledger as it stands is verified, with every record and document', async () => {
  const { cases, documents, facts, findings } = await verifyAll(copy, () => undefined);
  expect(findings).toEqual([]);
  expect([cases, facts]).toEqual([1, 8]);
  // 7 entries, a repeat has none; the case, its asset, lot, what came in, claim, proposal, how the asset
  // is described, its amounts by when they came to be and by from where to where; totals by account and by outcome, and
  // the year's statistics
  expect(documents).toBe(7 + 9 + 8);
});

it('in several threads everything is found that is found in one, in the same order', async () => {
  log.changeByte(2, 'inv-1');
  log.remove(6);
  const database = new DatabaseSync(join(readModelFolder(copy), 'read-model.db'));
  database.exec(`UPDATE lots SET doc = replace(doc, '10.25', '10.24')`);
  database.exec(`INSERT INTO totals (id, doc) VALUES ('00000|x|', '{}'), ('00099|x|', '{}')`);
  database.close();
  const inOne = await verifyAll(copy, () => undefined);
  expect(inOne.findings.length).toBeGreaterThan(4);
  let checked = 0;
  const inTwo = await verifyAll(copy, (done) => (checked = done), { threads: () => 2 });
  expect(inTwo).toEqual(inOne);
  expect(checked).toBe(7);
});

describe('on the log, verification names the place of', () => {
  it('a byte changed in a record that others follow', async () => {
    const index = indexOf(({ act }) => act === 'freezes');
    log.changeByte(index, 'AMLO');
    const findings = await found();
    expect(findings[0]).toContain(`${at(index)}its entry in the read model says something else`);
    expect(findings).toContainEqual(
      expect.stringMatching(`${at(index + 1)}case C-1: previousHash .* this record or the one before it`),
    );
  });

  it.each([
    ['the custodian of a leg', 'AMLO', /its entry in the read model says something else: hash/],
    ['who acted', 'inv-1', /its fingerprint is not that of its act/],
    ['when it was recorded', 'Z","rulesVersion', /it was recorded at .*; the log says/],
  ] as const)('a byte changed in the last record of a case: %s', async (_, text, message) => {
    const index = indexOf(({ instructionId, status }) => instructionId === 'interest' && status === 'posted');
    log.changeByte(index, text);
    const findings = await found();
    expect(findings.every((line) => line.startsWith(at(index)) || !line.startsWith(`${partition}:`))).toBe(
      true,
    );
    expect(findings).toContainEqual(expect.stringMatching(message));
  });

  it('a byte changed in a refusal that stands in no case', async () => {
    const index = indexOf(({ refusal }) => refusal?.code === 'UNKNOWN_CASE');
    log.changeByte(index, 'UNKNOWN_CASE');
    expect((await found())[0]).toContain(`${at(index)}its entry in the read model says something else`);
  });

  it('a byte changed in a repeat, which is in no chain and no entry', async () => {
    const index = indexOf(({ status }) => status === 'repeated');
    log.changeByte(index, '0.25');
    expect((await found())[0]).toContain(`${at(index)}its fingerprint`);
  });

  it('the last record, when it was removed', async () => {
    const last = log.facts().length - 1;
    log.remove(last);
    expect((await found())[0]).toContain(
      `${at(last)}the read model has come to this record, which the log does not have`,
    );
  });

  it('a record in the middle, when it was removed', async () => {
    log.remove(2);
    expect((await found())[0]).toContain(`${at(2)}the log goes on at index 3 where 2 was due`);
  });

  it('two records that were swapped', async () => {
    log.swap(2, 3);
    expect((await found())[0]).toContain(`${at(2)}the log goes on at index 3 where 2 was due`);
  });

  it('a record that was inserted', async () => {
    const [, frozen] = log.facts();
    log.repeat(1);
    if (frozen) log.replace(2, { ...frozen, id: `${partition}:2`, index: 2 });
    expect((await found())[0]).toContain(`${at(2)}it answers input 1 where 2 was due`);
  });

  it('a record that was forged after the last, with its hash, its place in the chain and its index', async () => {
    const facts = log.facts();
    const posted = facts.findLast(({ status }) => status === 'posted');
    const index = facts.length;
    if (!posted) throw new Error('nothing was posted');
    log.append({
      ...posted,
      id: `${partition}:${index}`,
      index,
      input: index,
      instructionId: 'never-sent',
      previousHash: hashOf(posted),
      sequence: (posted.sequence ?? 0) + 1,
    });
    expect(await found()).toEqual([`${at(index)}no instruction stands at its input ${index}`]);
  });

  it('legs that do not sum to zero, or take an account below it, where no read model has come yet', async () => {
    await rm(readModelFolder(copy), { recursive: true });
    const index = indexOf(({ instructionId, status }) => instructionId === 'interest' && status === 'posted');
    const [fact] = log.facts().slice(index);
    if (!fact) throw new Error('nothing was posted');
    const [from, to] = fact.legs ?? [];
    if (!from || !to) throw new Error('it has no legs');
    log.replace(index, { ...fact, legs: [from, { ...to, amount: '0.20' }] });
    expect(await found()).toEqual([`${at(index)}its legs sum to -0.05 THB, not to zero`]);
    log.replace(index, {
      ...fact,
      legs: [
        { ...from, amount: '20.00' },
        { ...to, amount: '-20.00' },
      ],
    });
    expect(await found()).toEqual([
      `${at(index)}it takes source:world above zero, to 10.00 THB`,
      `${at(index)}it takes held:frozen below zero, to -10.00 THB`,
    ]);
  });

  it('bytes that are not the canonical ones, and what is no fact at all', async () => {
    const database = new DatabaseSync(join(logFolder(copy), 'log.db'));
    const table = `"asset-ledger.v1:${partition}"`;
    database.exec(`UPDATE ${table} SET value = CAST(value || ' ' AS BLOB) WHERE offset = 3`);
    database.exec(`UPDATE ${table} SET value = CAST('{}' AS BLOB) WHERE offset = 1`);
    database.close();
    const findings = await found();
    expect(findings[0]).toContain(`${at(1)}a record of the ledger’s log lacks what every fact has`);
    expect(findings).toContain(`${at(3)}its bytes are not the canonical JSON of what it says`);
  });
});

describe('in the read model, verification names', () => {
  const entry = `${String(partition).padStart(5, '0')}:${'1'.padStart(15, '0')}`;
  const total = `${String(partition).padStart(5, '0')}|held:frozen|THB`;
  const lot = 'C-1|A|THB|held:frozen|AMLO';

  it.each([
    ['a deleted entry', `DELETE FROM entries WHERE id = '${entry}'`, `${at(1)}its entry.*: it is missing`],
    [
      'an entry of which value and hash were replaced together',
      `UPDATE entries SET doc = (SELECT replace(replace(o.doc, o.id, entries.id), '"index":2', '"index":1') FROM entries o WHERE o.id LIKE '%2') WHERE id = '${entry}'`,
      `${at(1)}its entry in the read model says something else: `,
    ],
    [
      'an entry too many',
      `INSERT INTO entries (id, doc) SELECT substr(id, 1, 19) || '99', doc FROM entries WHERE id = '${entry}'`,
      `:99: the read model has an entry ${entry.slice(0, 19)}99, but says that it has come to index 7`,
    ],
    [
      'a balance',
      `UPDATE cases SET doc = replace(doc, '"amount":"10.25"', '"amount":"10.26"')`,
      'cases/C-1: balances\\[0\\].amount is 10.26; the log says 10.25',
    ],
    [
      'the quantity of a lot',
      `UPDATE lots SET doc = replace(doc, '10.25', '10.24')`,
      `lots/${lot}: quantity is 10.24; the log says 10.25`.replaceAll('|', '\\|'),
    ],
    [
      'the amount of a claim',
      `UPDATE claims SET doc = replace(doc, '7.00', '8.00')`,
      'claims/C-1\\|P-1: recognisedLoss is 8.00; the log says 7.00',
    ],
    [
      'a case that never was',
      `INSERT INTO cases (id, doc) VALUES ('GHOST', '{}')`,
      'cases/GHOST: .*nothing on the log',
    ],
    [
      'a lot that never was',
      `INSERT INTO lots (id, doc) SELECT id || '-2', doc FROM lots`,
      `lots/${lot}-2: .*nothing on the log`.replaceAll('|', '\\|'),
    ],
    [
      'one document in the place of another',
      `UPDATE lots SET id = id || '-2'`,
      `lots/${lot}: it is missing`.replaceAll('|', '\\|'),
    ],
    [
      'a proposal that never was',
      `INSERT INTO proposals (id, doc) VALUES ('sha256:0', '{"caseId":"C-1"}')`,
      'proposals/sha256:0: .*nothing on the log',
    ],
    [
      'a total',
      `UPDATE totals SET doc = replace(doc, '10.25', '99.25') WHERE id = '${total}'`,
      `totals/${total}: amount is 99.25; the log says 10.25`.replaceAll('|', '\\|'),
    ],
    [
      'a total of no partition',
      `INSERT INTO totals (id, doc) VALUES ('00099|x|', '{}')`,
      'totals/00099.*no partition',
    ],
    [
      'who may see a case',
      `INSERT INTO tags VALUES ('cases', 'C-1', 'sees:agency:KH-FIU')`,
      'cases/C-1: lists find it by .*sees:agency:KH-FIU',
    ],
    [
      'a checkpoint moved back',
      `UPDATE checkpoints SET body = json_set(body, '$.index', 1, '$.hash', (SELECT json_extract(doc, '$.hash') FROM entries WHERE id = '${entry}'))`,
      `${at(2)}the read model has an entry .* but says that it has come to index 1`,
    ],
    [
      'a checkpoint moved on',
      `UPDATE checkpoints SET body = json_set(body, '$.index', 90)`,
      ':90: the read model has come to this record, which the log does not have',
    ],
    [
      'a checkpoint with another hash',
      `UPDATE checkpoints SET body = json_set(body, '$.hash', 'sha256:0')`,
      ':7: the read model has come to this record with hash sha256:0; on the log it has',
    ],
    [
      'a checkpoint of another log',
      `UPDATE checkpoints SET body = json_set(body, '$.log', 'other')`,
      'made from another log',
    ],
    ['no checkpoint', `DELETE FROM checkpoints`, `:0: the read model has an entry .* come to index -1`],
  ])('%s', async (_, sql, finding) => {
    const database = new DatabaseSync(join(readModelFolder(copy), 'read-model.db'));
    database.exec(sql);
    database.close();
    expect((await found())[0]).toMatch(new RegExp(finding));
  });
});

describe('a ledger that goes on meanwhile', () => {
  it('is verified again and again without a false alarm', async () => {
    const ledger = await runLedger(copy);
    const officer = await Person.with(copy, ledger.url, 'investigator', 'inv-1');
    await Promise.all(Array.from({ length: 20 }, (_, n) => open(officer, `L-${n}`)));
    const rounds = 8;
    let [answered, next] = [0, 0];
    // a round's acts are counted: on a slow machine the log must not grow faster than it is verified
    const act = async (upTo: number) => {
      while (next < upTo) {
        next += 1;
        const body = { ...taking, assetId: `A-${next}` };
        const { status } = await officer.post(`/cases/L-${next % 20}/freezes`, `freeze-${next}`, body);
        expect(status).toBe(201);
        answered += 1;
      }
    };
    const seen: number[] = [];
    try {
      for (let round = 1; round <= rounds; round += 1) {
        const acting = Promise.all(Array.from({ length: 64 }, () => act(128 * round)));
        // 64 acts are on their way whenever a verification begins
        const verified = (async () => {
          for (const before = answered; answered < before + 30;) await new Promise(setImmediate);
          return verifyAll(copy, () => undefined);
        })();
        const [{ facts, findings }] = await Promise.all([verified, acting]);
        expect(findings).toEqual([]);
        seen.push(facts);
      }
    } finally {
      await ledger.stop();
    }
    expect(new Set(seen).size).toBe(rounds);
  });
});
