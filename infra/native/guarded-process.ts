import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

export interface GuardedProcess {
  readonly pid: number;
  /** Whether it has ended, by itself or because it was told to. */
  hasEnded(): boolean;
  /** Asks it to end, and ends it if it doesn't within ten seconds. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a server that does not outlive this process, however this one ends. What it says goes into a file. */
export async function startGuarded(
  command: string,
  args: readonly string[],
  logFile: string,
): Promise<GuardedProcess> {
  const log = openSync(logFile, 'a');
  const server = spawn(command, args, { stdio: ['ignore', log, log] });
  closeSync(log);
  await once(server, 'spawn');
  // 'spawn' has come, so there is a process id
  const pid = Number(server.pid);
  guard(server, pid);
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (hasEnded()) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  return { hasEnded, kill: () => end('SIGKILL'), pid, stop: () => stopWithin(10_000, end) };
}

async function stopWithin(
  limit_ms: number,
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>,
): Promise<void> {
  const timer = setTimeout(() => void end('SIGKILL'), limit_ms);
  await end('SIGTERM');
  clearTimeout(timer);
}

/** A shell that reads from this process: when there is nobody left to read from, it ends the server. */
export function guard(server: ChildProcess, pid: number): void {
  const watch = `trap '' INT TERM HUP; read -r _; kill -KILL ${pid}`;
  const guarding = spawn('sh', ['-c', watch], { stdio: ['pipe', 'ignore', 'ignore'] });
  guarding.unref();
  guarding.stdin.once('error', () => undefined);
  server.once('exit', () => guarding.kill('SIGKILL'));
}
