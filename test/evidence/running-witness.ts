import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseVerifierKey, type VerifierKey } from '@seizure-ledger/evidence';

const program = fileURLToPath(new URL('../../packages/cli/bin/seizure-ledger.js', import.meta.url));

export interface RunningWitness {
  readonly key: VerifierKey;
  readonly url: string;
  /** @returns what it said on stderr. */
  kill(): Promise<string>;
}

interface WitnessFiles {
  /** Where it keeps its own key and the heads that it has seen. */
  readonly folder: string;
  /** File of the ledger's public keys. */
  readonly keys: string;
  readonly name: string;
}

/** A witness as a process of its own, on a free port. */
export async function startWitness({ folder, keys, name }: WitnessFiles): Promise<RunningWitness> {
  const args = [program, 'witness', '--ledger', keys, '--folder', folder, '--name', name, '--port', '0'];
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
      if (child.signalCode !== null) return said;
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
      return said;
    },
    key,
    url: lines[1] ?? '',
  };
}
