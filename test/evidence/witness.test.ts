import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  checkpointText,
  formatNote,
  formatVerifierKey,
  leafNode,
  NoteSigner,
  parentHash,
  parseNote,
  parseVerifierKey,
  toBase64,
  verdictOf,
  type VerifierKey,
  witnessRequest,
} from '@seizure-ledger/evidence';
import { afterEach, beforeEach, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../packages/cli/bin/seizure-ledger.js', import.meta.url));

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
  const first = await startWitness();
  expect((await ask(first, witnessRequest(0, [], noteOf(1, one)))).status).toBe(200);
  const { body, status } = await ask(first, witnessRequest(1, [toBase64(two)], both));
  expect(status).toBe(200);
  const note = parseNote(`${both}${body}`);
  expect(note && (await verdictOf(note, first.key))).toBe('valid');
  await first.kill();

  const again = await startWitness();
  expect(again.key).toEqual(first.key);
  const fork = noteOf(2, Uint8Array.from(parentHash(one, forked)));
  expect((await ask(again, witnessRequest(2, [], fork))).status).toBe(422);
  expect((await ask(again, witnessRequest(0, [], noteOf(1, one)))).status).toBe(409);
  expect((await ask(again, witnessRequest(2, [], both))).status).toBe(200);
  const said = await again.kill();
  expect(said).toMatch(/ALARM: ledger\.example\/one\/0 is not what it was: a fork: two heads of size 2/);
  expect(said).toMatch(/ALARM: ledger\.example\/one\/0 has shrunk: it signed 1 records, after 2/);
});

const leafOf = (text: string) => Uint8Array.from(leafNode(Buffer.from(text)));

function noteOf(size: number, root: Uint8Array<ArrayBuffer>): string {
  const text = checkpointText({ origin: 'ledger.example/one/0', root, size });
  return formatNote({ signatures: [ledger.sign(text)], text });
}

interface Running {
  readonly key: VerifierKey;
  readonly url: string;
  /** @returns what it said on stderr. */
  kill(): Promise<string>;
}

async function startWitness(): Promise<Running> {
  const options = ['--ledger', join(folder, 'ledger.keys'), '--folder', join(folder, 'kept')];
  const args = [program, 'witness', ...options, '--name', 'witness.example/1', '--port', '0'];
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) if (lines.push(line) === 2) break;
  const key = await parseVerifierKey(lines[0] ?? '');
  if (!key) throw new Error(`the witness did not start: ${said}`);
  return {
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
      return said;
    },
    key,
    url: lines[1] ?? '',
  };
}

async function ask({ url }: Running, body: string) {
  const answer = await fetch(`${url}/add-checkpoint`, { body, method: 'POST' });
  return { body: await answer.text(), status: answer.status };
}
