import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const program = fileURLToPath(new URL('../packages/cli/bin/seizure-ledger.js', import.meta.url));

export interface RunningLedger {
  readonly url: string;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A ledger in a process of its own, as a person starts it, on a free port unless one is named. */
export async function runLedger(dataDir: string, port = 0): Promise<RunningLedger> {
  const child = spawn(process.execPath, [program, 'start', '--port', String(port), '--data', dataDir], {
    env: { ...process.env, LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM'), url: await urlOf(child) };
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the ledger has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the ledger ended before it served');
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
