import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Has a command run when it is called for, or when this process has ended, however it has: a shell reads from it, and when
 * there is nobody left to read from, it goes on to the command.
 * @returns calls for it; rejects when the command fails.
 */
export function undoHowever(command: string, ...args: readonly string[]): () => Promise<void> {
  const undo = `trap '' INT TERM HUP; read -r _; exec "$@"`;
  const shell = spawn('sh', ['-c', undo, 'sh', command, ...args], {
    // whoever ends this process's group must not end it too
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return () => calledFor(shell, [command, ...args].join(' '));
}

async function calledFor(shell: ChildProcess, what: string): Promise<void> {
  const ended = once(shell, 'exit');
  shell.stdin?.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`${what} ended with exit code ${code}`);
}
