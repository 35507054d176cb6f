import { appendFile, cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@seizure-ledger/contracts';
import { type EventLog, openEmbeddedLog } from '@seizure-ledger/event-log';
import {
  CompactRange,
  leafNode,
  type NoteSigner,
  parseCheckpoint,
  parseNote,
  parseVerifierKeys,
  verdictOf,
  verifyReceipt,
} from '@seizure-ledger/evidence';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvidenceFolder } from './evidence-folder.ts';
import { append, manyCases, opened } from './facts.fixture.ts';
import { PartitionNotary } from './partition-notary.ts';
import { PublishedEvidence } from './published-evidence.ts';
import { everyHead } from './signed-heads.ts';
import { notaryKeyFile, openSigningKey } from './signing-key.ts';

let root: string;
let log: EventLog;
let evidence: EvidenceFolder;
let signer: NoteSigner;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'notary-'));
  evidence = new EvidenceFolder(join(root, 'evidence'));
  signer = await openSigningKey(join(root, 'keys'), evidence.path);
  log = await open('log');
});
afterEach(async () => {
  await log.close();
  await rm(root, { recursive: true });
});

const open = (name: string): Promise<EventLog> =>
  openEmbeddedLog({ folder: join(root, name), partitions: 1 });
const folder = () => evidence.partition(0);
const begin = (on = log) => PartitionNotary.from({ folder: folder(), log: on, partition: 0, signer });
const facts = opened(...manyCases(600));

/** Takes what the log has more, and signs. */
async function follow(on = log): Promise<PartitionNotary> {
  const notary = await begin(on);
  for await (const records of on.read(topics.ledger, 0, notary.nextOffset)) await notary.take(records);
  await notary.sign();
  return notary;
}

async function heads(): Promise<readonly string[]> {
  const notes = [];
  for await (const { note } of everyHead(folder().heads)) notes.push(note);
  return notes;
}

const published = async () => (await readFile(folder().checkpoint)).toString();

describe('a notary', () => {
  it('signs heads over all records of its partition, which begin one with the other', async () => {
    for (const size of [1, 2, 255, 256, 257, 600]) {
      const before = parseCheckpoint(parseNote(await published().catch(() => ''))?.text ?? '')?.size ?? 0;
      await append(log, facts.slice(before, size));
      await follow();
      const note = parseNote(await published());
      const range = new CompactRange();
      for (const { value } of facts.slice(0, size)) range.append(leafNode(Buffer.from(value)), () => {});
      expect(note && (await verdictOf(note, signer.key))).toBe('valid');
      expect(parseCheckpoint(note?.text ?? '')).toEqual({
        origin: `${signer.key.name}/0`,
        root: Uint8Array.from(range.root()),
        size,
      });
    }
    expect(await heads()).toHaveLength(6);
  });

  it('gives a receipt of every record that a head covers, and of no other', async () => {
    await append(log, facts.slice(0, 300));
    await follow();
    const answers = new PublishedEvidence(evidence);
    const keys = (await parseVerifierKeys((await answers.keys()) ?? '')) ?? [];
    for (const index of [0, 255, 256, 299]) {
      const value = facts[index]?.value ?? '';
      const receipt = (await answers.receipt(0, index, value)) ?? '';
      const verdict = await verifyReceipt(receipt, { keys, witnesses: { atLeast: 0, keys: [] } });
      expect(verdict.proven?.factText).toBe(value);
    }
    expect(await answers.receipt(0, 300, facts[300]?.value ?? '')).toBeUndefined();
    await expect(answers.receipt(0, 3, facts[4]?.value ?? '')).rejects.toThrow(/0:3 can’t be proved/);
  });

  it('shows tiles as far as the head covers them', async () => {
    await append(log, facts);
    await follow();
    const answers = new PublishedEvidence(evidence);
    expect(await answers.tile(0, 'tile/0/001')).toHaveLength(256 * 32);
    expect(await answers.tile(0, 'tile/0/002.p/88')).toHaveLength(88 * 32);
    expect(await answers.tile(0, 'tile/1/000.p/2')).toHaveLength(2 * 32);
    for (const path of ['tile/0/002', 'tile/0/002.p/89', 'tile/1/000', 'tile/2/000', 'tile/0/../checkpoint'])
      expect(await answers.tile(0, path), path).toBeUndefined();
    expect(await answers.tile(1, 'tile/0/000')).toBeUndefined();
  });

  it('shows nothing of a tile that has lost hashes', async () => {
    await append(log, facts);
    await follow();
    await truncate(folder().tile({ index: 1, level: 0 }), 40);
    const answers = new PublishedEvidence(evidence);
    await expect(answers.tile(0, 'tile/0/001')).rejects.toThrow(/too short/);
  });

  it('goes on where the last it read was an older one once more', async () => {
    await append(log, [...facts.slice(0, 3), ...facts.slice(1, 2)]);
    await follow();
    await append(log, facts.slice(3, 5));
    await follow();
    expect(parseCheckpoint(parseNote(await published())?.text ?? '')?.size).toBe(5);
  });

  it('signs nothing when nothing came', async () => {
    await follow();
    expect(await heads()).toEqual([]);
    await append(log, opened('C-1'));
    await follow();
    await follow();
    expect(await heads()).toHaveLength(1);
  });

  it('skips what stands there twice, and stops where the second is another', async () => {
    await append(log, facts.slice(0, 3));
    await append(log, facts.slice(1, 3));
    await follow();
    expect(parseCheckpoint(parseNote(await published())?.text ?? '')?.size).toBe(3);
    await append(log, opened('C-1', 'K-2').slice(1));
    await expect(follow()).rejects.toThrow(/record 1 stands there again at offset 5, and is not the same/);
    // also where both come in one batch
    await rm(evidence.path, { recursive: true });
    signer = await openSigningKey(join(root, 'other-keys'), evidence.path);
    await expect(follow()).rejects.toThrow(/record 1 stands there again at offset 5/);
  });
});

describe('a notary that starts again', () => {
  it('goes on where a head was left half written, and after leaves that no head covers', async () => {
    await append(log, facts.slice(0, 300));
    await follow();
    await appendFile(folder().heads, '{"log":"x","nextOff');
    await appendFile(folder().tile({ index: 1, level: 0 }), Buffer.alloc(45, 7));
    await append(log, facts.slice(300));
    await follow();
    const sizes = (await heads()).map((note) => parseCheckpoint(parseNote(note)?.text ?? '')?.size);
    expect(sizes).toEqual([300, 600]);
    await expectTheTree();
  });

  it.each(['without its tiles', 'without a full tile', 'with a tile cut short', 'with a changed tile'])(
    '%s builds them again, and comes to the same head',
    async (damage) => {
      await append(log, facts.slice(0, 300));
      await follow();
      const tile = folder().tile({ index: 1, level: 0 });
      if (damage.endsWith('full tile')) await rm(folder().tile({ index: 0, level: 0 }));
      if (damage.endsWith('tiles')) await rm(join(folder().path, 'tile'), { recursive: true });
      if (damage.endsWith('short')) await truncate(tile, 40);
      if (damage.endsWith('changed tile')) await writeFile(tile, Buffer.alloc((await stat(tile)).size));
      await append(log, facts.slice(300));
      await follow();
      await expectTheTree();
    },
  );

  it('without anything of its own signs what agrees with what it signed before', async () => {
    await append(log, facts.slice(0, 300));
    await follow();
    const before = await published();
    await rm(evidence.path, { recursive: true });
    signer = await openSigningKey(join(root, 'keys'), evidence.path);
    await follow();
    expect(await published()).toBe(before);
  });

  it.each(['all of its heads', 'its last head'])(
    'that has lost %s goes on from the one that outsiders have seen',
    async (lost) => {
      await append(log, facts.slice(0, 2));
      await follow();
      const [first = ''] = (await readFile(folder().heads, 'utf8')).split('\n');
      await append(log, facts.slice(2, 5));
      await follow();
      const seen = await published();
      await writeFile(folder().heads, lost.startsWith('all') ? '' : `${first}\n`);
      await follow();
      expect(await published()).toBe(seen);
      expect((await heads()).at(-1)).toBe(seen);
    },
  );

  it('refuses a log that has lost what only the head that outsiders have seen covers', async () => {
    const backup = await grownFromBackup([]);
    await rm(folder().heads);
    await expect(begin(backup)).rejects.toThrow(/lost its end: 2 records were signed/);
    await backup.close();
  });

  it('refuses a log that has lost its end', async () => {
    const backup = await grownFromBackup([]);
    await expect(begin(backup)).rejects.toThrow(/lost its end: 2 records were signed/);
    await backup.close();
  });

  it('refuses a log of the same length and longer that is another one', async () => {
    const fork = await grownFromBackup(['K-2']);
    await expect(begin(fork)).rejects.toThrow(/a fork: record 1 of the log is not the one that was signed/);
    await fork.close();
  });

  it('refuses a fork also when it has lost its tiles', async () => {
    const fork = await grownFromBackup(['K-2', 'K-3']);
    await rm(join(folder().path, 'tile'), { recursive: true });
    await expect(follow(fork)).rejects.toThrow(/a fork: its first 2 records are not those that were signed/);
    expect(await heads()).toHaveLength(1);
    await fork.close();
  });

  it('signs the last head with its new key, and publishes the old key still', async () => {
    await append(log, opened('C-1'));
    await follow();
    const old = signer.key;
    await rm(notaryKeyFile(join(root, 'keys')));
    signer = await openSigningKey(join(root, 'keys'), evidence.path);
    await follow();
    const keys = await parseVerifierKeys((await readFile(evidence.keys)).toString());
    expect(keys).toEqual([old, signer.key]);
    expect(signer.key.name).toBe(old.name);
    const [first, second] = (await heads()).map(parseNote);
    expect(second?.text).toBe(first?.text);
    expect(second && (await verdictOf(second, signer.key))).toBe('valid');
  });

  it('keeps its key to its owner', async () => {
    expect((await stat(notaryKeyFile(join(root, 'keys')))).mode & 0o777).toBe(0o600);
  });
});

/** A log as its backup had it after one record, where two were signed, and what was recorded since. */
async function grownFromBackup(since: readonly string[]): Promise<EventLog> {
  await append(log, opened('C-1'));
  await log.close();
  await cp(join(root, 'log'), join(root, 'backup'), { recursive: true });
  log = await open('log');
  await append(log, opened('C-1', 'C-2').slice(1));
  await follow();
  const backup = await open('backup');
  await append(backup, opened('C-1', ...since).slice(1));
  return backup;
}

async function expectTheTree(): Promise<void> {
  const answers = new PublishedEvidence(evidence);
  for (const [index, { value }] of facts.entries())
    expect(await answers.receipt(0, index, value)).toBeDefined();
}
