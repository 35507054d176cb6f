import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Fact, partitionOf } from '@seizure-ledger/contracts';
import {
  checkpointText,
  CompactRange,
  formatNote,
  nodeOf,
  NoteSigner,
  parseCheckpoint,
  parseNote,
  verifyReceipt,
} from '@seizure-ledger/evidence';
import { notaryKeyFile } from '@seizure-ledger/service-notary';
import { evidenceFolder, readModelFolder, startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seizureLedger } from '../command.ts';
import { Person } from '../person.ts';
import { hashOf, TamperedLog } from '../tampered-log.ts';
import { signedReceipt } from './signed-receipt.ts';

const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const caseId = 'C-1';
const partition = partitionOf(caseId, 12);
/** Records of the case, which are the partition's only ones: 0 opens it, 1 freezes, the others accrue interest. */
const accruals = 6;

let folder: string;
let original: string;
let copy: string;
let copies = 0;
let log: TamperedLog;
/** The receipts of the first and the last record, as they were given out before anybody tampered. */
let receipts: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tampering-'));
  original = join(folder, 'original');
  const logger = pino({ level: 'silent' });
  const ledger = await startStandalone({ dataDir: original, host: '127.0.0.1', logger, port: 0 });
  const officer = await Person.with(original, ledger.url, 'investigator', 'inv-1');
  const opening = { agency: 'TH-CCIB', jurisdiction: 'TH', timeZone: 'UTC', title: caseId };
  const acts = [
    await officer.post('/cases', 'open', { ...opening, caseId, openedAt: '2025-12-17T02:00:00Z' }),
  ];
  const first = await signedReceipt(officer, acts[0]?.body['facts'][0]);
  const asset = { description: 'Cash', kind: 'cash' };
  const lot = { assetId: 'A', custodian: 'AMLO', quantity: '10.00', unit: 'THB' };
  await officer.post(`/cases/${caseId}/freezes`, 'freeze', { ...lot, asset, order });
  for (let n = 0; n < accruals; n += 1) {
    const accrual = { assetId: 'A', quantity: '0.25', reason: 'interest', unit: 'THB' };
    acts.push(await officer.post(`/cases/${caseId}/accruals`, `interest-${n}`, accrual));
  }
  const last = await signedReceipt(officer, acts.at(-1)?.body['facts'][0]);
  receipts = [first.text, last.text];
  await ledger.close();
});
afterAll(() => rm(folder, { force: true, recursive: true }));

beforeEach(async () => {
  copy = join(folder, `copy-${(copies += 1)}`);
  await cp(original, copy, { recursive: true });
  log = new TamperedLog(copy, partition);
});
afterEach(() => log.close());

const evidence = (name: string) => join(evidenceFolder(copy), String(partition), name);

async function found(): Promise<readonly string[]> {
  const { findings } = await verifyAll(copy, () => undefined);
  return findings.map(({ document, message, position }) => `${position ?? document}: ${message}`);
}

/**
 * Changes a record, and all that must change with it so that nothing but what was signed can tell: every later record
 * of the case names the hash of the one before, and the read model is gone, to be built again.
 */
async function rewrite(change: (facts: Fact[]) => readonly Fact[]): Promise<void> {
  const before = log.facts();
  const after = change([...before]);
  let previousHash: string | null = null;
  for (const [index, fact] of after.entries()) {
    const placed = {
      ...fact,
      id: `${partition}:${index}`,
      index,
      input: index,
      previousHash,
      sequence: index,
    } as Fact;
    if (index < before.length) log.replace(index, placed);
    else log.append(placed);
    previousHash = hashOf(placed);
  }
  for (let index = after.length; index < before.length; index += 1) log.remove(index);
  await rm(readModelFolder(copy), { recursive: true });
}

const other = (index: number) => `${partition}:${index}: it is not the record that was signed in this place`;

describe('verify --all', () => {
  it('agrees with every head that was signed, while nobody has tampered', async () => {
    const verified = await verifyAll(copy, () => undefined);
    expect(verified).toMatchObject({ facts: accruals + 2, findings: [] });
    expect(verified.heads).toBeGreaterThan(1);
  });

  const body = (fact: Fact, members: object): Fact => ({ ...fact, body: { ...fact.body, ...members } });
  const forgeries: readonly (readonly [string, number, (facts: Fact[]) => readonly Fact[]])[] = [
    ['a fact changed', 3, (facts) => facts.with(3, body(factAt(facts, 3), { reason: 'gift' }))],
    ['a fact removed', 3, (facts) => facts.toSpliced(3, 1)],
    ['a fact inserted', 3, (facts) => facts.toSpliced(3, 0, body(factAt(facts, 3), { reason: 'gift' }))],
    ['two facts swapped', 2, (facts) => facts.with(2, factAt(facts, 3)).with(3, factAt(facts, 2))],
    ['its actor changed', 4, (facts) => facts.with(4, byAnother(factAt(facts, 4)))],
    [
      'its time changed',
      4,
      (facts) => facts.with(4, { ...factAt(facts, 4), recordedAt: '2025-01-01T00:00:00.000Z' }),
    ],
  ];
  it.each(forgeries)('names the first record that is not what was signed: %s', async (_, index, change) => {
    await rewrite(change);
    const findings = await found();
    expect(findings).toContain(other(index));
    expect(findings).toContainEqual(
      expect.stringMatching(/the tree over the first \d+ records is not the one|the log has lost its end/),
    );
  });

  it('names the record also to who forged the tiles to fit: their head was signed over another tree', async () => {
    await rewrite((facts) => facts.with(3, body(factAt(facts, 3), { reason: 'gift' })));
    await writeFile(evidence('tile/0/000'), Buffer.concat(log.facts().map((fact) => nodeOf(hashOf(fact)))));
    expect(await found()).toContainEqual(
      expect.stringMatching(/the tree over the first \d+ records is not the one/),
    );
  });

  it('is not satisfied by records of which no head is there', async () => {
    await rm(evidenceFolder(copy), { recursive: true });
    const { code, out } = await seizureLedger('verify', '--all', '--data', copy);
    expect([code, out]).toEqual([1, expect.stringContaining('no head that the notary signed is in')]);
  });

  it('names a changed document of the read model', async () => {
    const database = new DatabaseSync(join(readModelFolder(copy), 'read-model.db'));
    database.exec(`UPDATE lots SET doc = replace(doc, '11.50', '91.50')`);
    database.close();
    expect(await found()).toContainEqual(expect.stringMatching(/^lots\/C-1.*the log says 11\.50/));
  });

  it('names a tail that was cut', async () => {
    await rewrite((facts) => facts.slice(0, -2));
    const signed = accruals + 2;
    expect(await found()).toContain(
      `${partition}:${signed - 2}: the log has lost its end: ${signed} records were signed, and it has ${signed - 2}`,
    );
  });

  it('names a fork of the same size, signed with the ledger’s own key', async () => {
    await rewrite((facts) => facts.with(3, body(factAt(facts, 3), { reason: 'gift' })));
    const { note, size } = await forkedHead();
    await appendFile(evidence('heads.ndjson'), `${JSON.stringify({ log: 'x', nextOffset: size, note })}\n`);
    await writeFile(evidence('checkpoint'), note);
    expect(await found()).toContain(
      `${partition}:${size - 1}: a fork: two heads over ${size} records were signed, with different roots`,
    );
  });

  it('names an old checkpoint that is shown as if it were the last one', async () => {
    const [first = ''] = (await readFile(evidence('heads.ndjson'))).toString().split('\n');
    await writeFile(evidence('checkpoint'), (JSON.parse(first) as { readonly note: string }).note);
    const size = accruals + 2;
    expect(await found()).toEqual([
      `${partition}:${size - 1}: an old checkpoint is published, over 1 records; the last one that was signed is over ${size}`,
    ]);
  });

  it('names heads that were taken off the list, and checks the larger one that outsiders have seen', async () => {
    const heads = (await readFile(evidence('heads.ndjson'))).toString();
    const [first = ''] = heads.split('\n');
    await writeFile(evidence('heads.ndjson'), `${first}\n`);
    const lost = `the list of signed heads ends at 1 records, and a head over ${accruals + 2} is published`;
    expect(await found()).toEqual([`${partition}:1: ${lost}`]);
    await rewrite((facts) => facts.slice(0, -2));
    expect(await found()).toContain(
      `${partition}:${accruals}: the head over ${accruals + 2} records was published, cosigned or stamped; the log has ${accruals}`,
    );
  });

  it('names a head that no published key has signed', async () => {
    const heads = (await readFile(evidence('heads.ndjson'))).toString();
    await writeFile(
      evidence('heads.ndjson'),
      heads.replace(/seizure-ledger\/(\w+) (\w)/, 'seizure-ledger/$1 A$2'),
    );
    expect(await found()).toContainEqual(
      expect.stringMatching(/the signed heads can’t be read|bears no signature/),
    );
  });
});

describe('verify RECEIPT', () => {
  const check = async (receipt: string, ...more: readonly string[]) => {
    const file = join(copy, 'receipt');
    await writeFile(file, receipt);
    return seizureLedger('verify', file, '--key', join(evidenceFolder(original), 'keys'), ...more);
  };

  it('prints the record of a good one, byte for byte', async () => {
    const { code, out } = await check(receipts[1] ?? '', '--case', caseId);
    expect([code, out]).toEqual([0, expect.stringMatching(/^The receipt is good/)]);
    const { proven } = await verifyReceipt(receipts[1] ?? '', {
      keys: await keys(),
      witnesses: { atLeast: 0, keys: [] },
    });
    expect(out).toContain(proven?.factText);
    const json = await check(receipts[1] ?? '', '--json');
    expect(JSON.parse(json.out)).toEqual({
      fact: proven?.factText,
      hash: proven?.hash,
      index: proven?.index,
      valid: true,
    });
  });

  it.each([
    ['a fact changed', (text: string) => withFact(text, 'interest', 'gift'), 'NOT_IN_TREE'],
    ['its actor changed', (text: string) => withFact(text, 'inv-1', 'inv-2'), 'NOT_IN_TREE'],
    [
      'its time changed',
      (text: string) => withFact(text, '"recordedAt":"2', '"recordedAt":"1'),
      'NOT_IN_TREE',
    ],
    ['another record’s place', (text: string) => text.replace(/index \d+/, 'index 0'), 'NOT_IN_TREE'],
    ['a checkpoint changed', (text: string) => text.replace(/\n\d+\n/, '\n99\n'), 'SIGNATURE_WRONG'],
    ['cut short', (text: string) => text.slice(0, 300), 'TRUNCATED'],
  ])('names what is wrong with a bad one: %s', async (_, change, flaw) => {
    const { code, out } = await check(change(receipts[1] ?? ''));
    expect([code, out]).toEqual([1, expect.stringContaining(`The receipt proves nothing.`)]);
    expect(out).toContain(`(${flaw})`);
  });

  it('names a receipt for another case', async () => {
    const { code, out } = await check(receipts[0] ?? '', '--case', 'C-2');
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('It is a receipt for another case. (OTHER_CASE)'),
    ]);
  });

  it('names an old checkpoint that is presented as new, and a fork of the same size', async () => {
    const known = join(copy, 'known');
    await writeFile(known, checkpointIn(receipts[1] ?? ''));
    expect((await check(receipts[0] ?? '', '--known', known)).out).toContain('(OLD_CHECKPOINT)');
    expect((await check(receipts[1] ?? '', '--known', known)).code).toBe(0);
    await rewrite((facts) => facts.with(3, { ...factAt(facts, 3), sentAt: '2025-01-01T00:00:00.000Z' }));
    await writeFile(known, (await forkedHead()).note);
    expect((await check(receipts[1] ?? '', '--known', known)).out).toContain('(FORK)');
  });

  it('is used wrongly without a key, with keys that are none, and together with --all', async () => {
    const file = join(copy, 'receipt');
    await writeFile(file, receipts[0] ?? '');
    const ways = [[file], [file, '--key', file], [file, '--all'], [], [file, '--key', join(copy, 'nothing')]];
    for (const way of ways) expect([way, (await seizureLedger('verify', ...way)).code]).toEqual([way, 2]);
  });
});

const keys = async () => {
  const signer = await NoteSigner.from(await readFile(notaryKeyFile(join(original, 'keys')), 'utf8'));
  return [signer.key];
};

/** A head over the log as it is now, of the size of the last one, as somebody signs it who has the key. */
async function forkedHead(): Promise<{ readonly note: string; readonly size: number }> {
  const signer = await NoteSigner.from(await readFile(notaryKeyFile(join(copy, 'keys')), 'utf8'));
  const { size = 0 } = parseCheckpoint(parseNote(checkpointIn(receipts[1] ?? ''))?.text ?? '') ?? {};
  const range = new CompactRange();
  for (const fact of log.facts().slice(0, size)) range.append(nodeOf(hashOf(fact)), () => undefined);
  const text = checkpointText({
    origin: `${signer.key.name}/${partition}`,
    root: Uint8Array.from(range.root()),
    size,
  });
  return { note: formatNote({ signatures: [signer.sign(text)], text }), size };
}

const checkpointIn = (receipt: string): string => receipt.slice(receipt.indexOf('\n\n') + 2);

function withFact(receipt: string, text: string, replacement: string): string {
  return receipt.replace(/extra (.*)\n/, (_, encoded: string) => {
    const fact = Buffer.from(encoded, 'base64').toString().replace(text, replacement);
    return `extra ${Buffer.from(fact).toString('base64')}\n`;
  });
}

const byAnother = (fact: Fact): Fact => ({
  ...fact,
  ...(fact.actor && { actor: { ...fact.actor, subject: 'somebody-else' } }),
});

function factAt(facts: readonly Fact[], index: number): Fact {
  const fact = facts[index];
  if (!fact) throw new Error(`no fact ${index}`);
  return fact;
}
