import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@seizure-ledger/contracts';
import { type EventLog, openEmbeddedLog } from '@seizure-ledger/event-log';
import {
  consistencyProof,
  NoteSigner,
  parseVerifierKeys,
  toBase64,
  verifyReceipt,
  Witness,
  witnessRequest,
} from '@seizure-ledger/evidence';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvidenceFolder } from './evidence-folder.ts';
import { append, manyCases, opened } from './facts.fixture.ts';
import { nodesIn } from './log-tree.ts';
import { PartitionNotary } from './partition-notary.ts';
import { PublishedEvidence } from './published-evidence.ts';
import { everyHead } from './signed-heads.ts';
import { openSigningKey } from './signing-key.ts';

const facts = opened(...manyCases(600));
const signed = 300;

let root: string;
let evidence: EvidenceFolder;
let signer: NoteSigner;
let copy: EventLog;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'moved-'));
  evidence = new EvidenceFolder(join(root, 'evidence'));
  signer = await openSigningKey(join(root, 'keys'), evidence.path);
  const log = await open('log');
  await append(log, facts.slice(0, signed));
  await follow(log);
  await log.close();
  copy = await open('copy');
});
afterEach(async () => {
  await copy.close();
  await rm(root, { recursive: true });
});

describe('a notary that meets another log than the one it signed', () => {
  it('goes on where that begins with all that was signed, and reads it once', async () => {
    await append(copy, facts.slice(0, signed));
    const before = await heads();
    await follow(copy);
    // the same head, byte for byte, now of the copy
    expect(await heads()).toEqual([...before, { ...before[0], log: copy.identity }]);
    let read = 0;
    const counting = {
      identity: copy.identity,
      read: (...place: Parameters<EventLog['read']>) => {
        read += 1;
        expect(place[2]).toBe(signed - 1);
        return copy.read(...place);
      },
    };
    await PartitionNotary.from({ folder: folder(), log: counting, partition: 0, signer });
    expect(read).toBe(1);
  });

  it('signs heads that grow from those before: old receipts stay good, and a witness goes on', async () => {
    const witness = await witnessOf();
    const before = await published();
    expect((await witness.addCheckpoint(witnessRequest(0, [], before))).status).toBe(200);
    const keys = (await parseVerifierKeys((await new PublishedEvidence(evidence).keys()) ?? '')) ?? [];
    const receipt = (await receiptOf(7)) ?? '';

    await append(copy, facts);
    await follow(copy);
    const after = await published();
    const proof = await consistencyProof(signed, facts.length, nodesIn(folder()));
    const asked = witnessRequest(signed, proof.map(toBase64), after);
    expect((await witness.addCheckpoint(asked)).status).toBe(200);
    const demands = { keys, witnesses: { atLeast: 0, keys: [] } };
    for (const one of [receipt, await receiptOf(7), await receiptOf(599)])
      expect((await verifyReceipt(one ?? '', demands)).proven?.checkpoint.origin).toBe(
        `${signer.key.name}/0`,
      );
  });

  it('goes on also without its tiles, which it builds again from the copy', async () => {
    await rm(join(folder().path, 'tile'), { recursive: true });
    await append(copy, facts);
    await follow(copy);
    for (const index of [0, 299, 300, 599]) expect(await receiptOf(index)).toBeDefined();
  });

  it.each(['with its tiles', 'without its tiles'])(
    'refuses one that contradicts what was signed, %s, and writes nothing of it',
    async (tiles) => {
      if (tiles.startsWith('without')) await rm(join(folder().path, 'tile'), { recursive: true });
      const before = await contents();
      await append(copy, opened('C-1', 'C-2', 'other', ...manyCases(600)));
      await expect(follow(copy)).rejects.toThrow(
        /a fork: its first 300 records are not those that were signed/,
      );
      expect(await contents()).toEqual(before);
    },
  );

  it.each([0, 299])('refuses one that has only %i of the records that were signed', async (size) => {
    await append(copy, facts.slice(0, size));
    await expect(follow(copy)).rejects.toThrow(/has lost its end: 300 records were signed/);
  });
});

const open = (name: string): Promise<EventLog> =>
  openEmbeddedLog({ folder: join(root, name), partitions: 1 });
const folder = () => evidence.partition(0);
const published = async () => (await readFile(folder().checkpoint)).toString();
const receiptOf = (index: number) =>
  new PublishedEvidence(evidence).receipt(0, index, facts[index]?.value ?? '');

async function follow(log: EventLog): Promise<void> {
  const notary = await PartitionNotary.from({ folder: folder(), log, partition: 0, signer });
  for await (const records of log.read(topics.ledger, 0, notary.nextOffset)) {
    await notary.take(records);
    await notary.sign();
  }
  await notary.sign();
}

async function heads() {
  const found = [];
  for await (const { log, nextOffset, note } of everyHead(folder().heads))
    found.push({ log, nextOffset, note });
  return found;
}

async function witnessOf(): Promise<Witness> {
  const kept = new Map<string, string>();
  const memory = {
    last: async (origin: string) => kept.get(origin),
    remember: async (origin: string, note: string) => void kept.set(origin, note),
  };
  const { signer: own } = await NoteSigner.generate('witness.example/1', 'cosignature');
  return new Witness({ clock_s: () => 1_700_000_000, ledgers: [signer.key], memory, signer: own });
}

/** Every file of the evidence folder. */
async function contents(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(evidence.path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name));
  const read = files.toSorted().map(async (file) => [file, (await readFile(file)).toString('hex')] as const);
  return Object.fromEntries(await Promise.all(read));
}
