import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkpointText,
  formatNote,
  formatVerifierKey,
  leafNode,
  NoteSigner,
  parentHash,
  parseNote,
  toBase64,
  verdictOf,
  witnessRequest,
} from '@seizure-ledger/evidence';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningWitness, startWitness } from './running-witness.ts';

let folder: string;
let ledger: NoteSigner;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'));
  ({ signer: ledger } = await NoteSigner.generate('ledger.example/one', 'note'));
  await writeFile(join(folder, 'ledger.keys'), `${formatVerifierKey(ledger.key)}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

it('a witness refuses a shrunk and a forked log, raises an alarm, and remembers across restarts', async () => {
  const [one, two, forked] = [leafOf('one'), leafOf('two'), leafOf('forked')];
  const both = noteOf(2, Uint8Array.from(parentHash(one, two)));
  const first = await start();
  expect((await ask(first, witnessRequest(0, [], noteOf(1, one)))).status).toBe(200);
  const { body, status } = await ask(first, witnessRequest(1, [toBase64(two)], both));
  expect(status).toBe(200);
  const note = parseNote(`${both}${body}`);
  expect(note && (await verdictOf(note, first.key))).toBe('valid');
  await first.kill();

  const again = await start();
  expect(again.key).toEqual(first.key);
  const fork = noteOf(2, Uint8Array.from(parentHash(one, forked)));
  expect((await ask(again, witnessRequest(2, [], fork))).status).toBe(422);
  expect((await ask(again, witnessRequest(0, [], noteOf(1, one)))).status).toBe(409);
  expect((await ask(again, witnessRequest(2, [], both))).status).toBe(200);
  const said = await again.kill();
  expect(said).toMatch(/ALARM: ledger\.example\/one\/0 is not what it was: a fork: two heads of size 2/);
  expect(said).toMatch(/ALARM: ledger\.example\/one\/0 has shrunk: it signed 1 records, after 2/);
});

const start = () =>
  startWitness({
    folder: join(folder, 'kept'),
    keys: join(folder, 'ledger.keys'),
    name: 'witness.example/1',
  });

const leafOf = (text: string) => Uint8Array.from(leafNode(Buffer.from(text)));

function noteOf(size: number, root: Uint8Array<ArrayBuffer>): string {
  const text = checkpointText({ origin: 'ledger.example/one/0', root, size });
  return formatNote({ signatures: [ledger.sign(text)], text });
}

async function ask({ url }: RunningWitness, body: string) {
  const answer = await fetch(`${url}/add-checkpoint`, { body, method: 'POST' });
  return { body: await answer.text(), status: answer.status };
}
