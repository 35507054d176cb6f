import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../packages/cli/bin/seizure-ledger.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly out: string;
}

/** Runs the command as a person does, and waits for its end. */
export async function seizureLedger(...args: readonly string[]): Promise<Ended> {
  return commandIn({}, ...args);
}

/** The same with variables of the environment. */
export async function commandIn(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  const { DATA_DIR: _, PORT: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...inherited, LOG_LEVEL: 'fatal', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, err, out };
}
