import { beforeEach, describe, expect, it } from 'vitest';
import { toBase64 } from '../note/base64.ts';
import { checkpointText } from '../note/checkpoint.ts';
import { NoteSigner } from '../note/note-signer.ts';
import { formatNote, parseNote, verdictOf } from '../note/signed-note.ts';
import { CompactRange } from '../tree/compact-range.ts';
import { leafNode, type NodeHash } from '../tree/node-hash.ts';
import { consistencyProof } from '../tree/proofs.ts';
import { Witness, witnessRequest } from './witness.ts';

let ledger: NoteSigner;
let signer: NoteSigner;
let witness: Witness;
let kept: Map<string, string>;
beforeEach(async () => {
  ({ signer: ledger } = await NoteSigner.generate('ledger.example/one', 'note'));
  ({ signer } = await NoteSigner.generate('witness.example/1', 'cosignature'));
  kept = new Map();
  const memory = {
    last: async (origin: string) => kept.get(origin),
    remember: async (origin: string, note: string) => void kept.set(origin, note),
  };
  witness = new Witness({ clock_s: () => 1_700_000_000, ledgers: [ledger.key], memory, signer });
});

describe('a witness', () => {
  it('cosigns a log that grows', async () => {
    for (const [old, size] of [
      [0, 3],
      [3, 3],
      [3, 7],
      [7, 100],
    ] as const) {
      const answer = await ask(old, size);
      expect(answer.status).toBe(200);
      const note = parseNote(`${noteOf(size)}${answer.body}`);
      expect(note && (await verdictOf(note, signer.key))).toBe('valid');
    }
  });

  it('says how far it is to who does not know, and keeps that', async () => {
    await ask(0, 7);
    expect(await ask(3, 9)).toEqual({ body: '7\n', status: 409 });
    expect((await ask(7, 9)).status).toBe(200);
  });

  it('refuses a shrunk log, with an alarm, and goes on from where it was', async () => {
    await ask(0, 7);
    expect(await ask(0, 5)).toMatchObject({
      alarm: 'ledger.example/one/0 has shrunk: it signed 5 records, after 7',
      status: 409,
    });
    expect((await ask(7, 9)).status).toBe(200);
  });

  it('refuses a fork of the same size, and one that has grown, with an alarm', async () => {
    await ask(0, 7);
    expect(await ask(7, 7, 'forked')).toMatchObject({
      alarm: expect.stringContaining('a fork: two heads of size 7 with different roots'),
      status: 422,
    });
    expect(await ask(7, 9, 'forked')).toMatchObject({
      alarm: expect.stringContaining('earlier root'),
      status: 422,
    });
    expect(kept.get('ledger.example/one/0')).toBe(noteOf(7));
  });

  it('refuses a log that it does not watch, another’s signature, and what is no request', async () => {
    const request = await requestOf(0, 7);
    const other = (await NoteSigner.generate('ledger.example/one', 'note')).signer;
    expect((await witness.addCheckpoint(request.replaceAll('example/one', 'example/two'))).status).toBe(404);
    expect((await witness.addCheckpoint(witnessRequest(0, [], noteOf(7, 'leaf', other)))).status).toBe(403);
    expect((await witness.addCheckpoint(request.replace('\n7\n', '\n8\n'))).status).toBe(403);
    for (const bad of [
      '',
      'old 0\n',
      request.replace('old 0', 'old 00'),
      request.replace('old 0\n', 'old 0\nx\n'),
    ])
      expect((await witness.addCheckpoint(bad)).status, bad).toBe(400);
    expect((await ask(9, 7)).status).toBe(400);
    expect((await witness.addCheckpoint(witnessRequest(0, [`${'A'.repeat(43)}=`], noteOf(7)))).status).toBe(
      422,
    );
    expect(kept.size).toBe(0);
  });

  it('cosigns only one of two forks that come at a time', async () => {
    const answers = await Promise.all([ask(0, 7), ask(0, 7, 'forked')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  });
});

async function ask(old: number, size: number, leaf = 'leaf') {
  return witness.addCheckpoint(await requestOf(old, size, leaf));
}

async function requestOf(old: number, size: number, leaf = 'leaf'): Promise<string> {
  const { nodes } = treeOf(size, leaf);
  const isProvable = old > 0 && old <= size;
  const read = async (level: number, at: number) => nodes.get(`${level}/${at}`) ?? new Uint8Array();
  const proof = isProvable ? await consistencyProof(old, size, read) : [];
  return witnessRequest(old, proof.map(toBase64), noteOf(size, leaf));
}

function noteOf(size: number, leaf = 'leaf', by = ledger): string {
  const root = Uint8Array.from(treeOf(size, leaf).range.root());
  const text = checkpointText({ origin: 'ledger.example/one/0', root, size });
  return formatNote({ signatures: [by.sign(text)], text });
}

function treeOf(size: number, leaf: string) {
  const nodes = new Map<string, NodeHash>();
  const range = new CompactRange();
  for (let n = 0; n < size; n += 1)
    range.append(
      leafNode(Buffer.from(`${leaf} ${n}`)),
      (level, at, hash) => void nodes.set(`${level}/${at}`, hash),
    );
  return { nodes, range };
}
