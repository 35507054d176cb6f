import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serversIn } from './keeper-socket.ts';
import type { Servers } from './servers.ts';

const keeper = join(import.meta.dirname, 'keeper.ts');

/**
 * The native servers of a folder, started if they don't run yet; they stay when this process has ended.
 * @throws {Error} they could not be started; the message has the end of what they said.
 */
export async function nativeServers(folder: string): Promise<Servers> {
  const running = await serversIn(folder);
  if (running) return running;
  await mkdir(folder, { recursive: true });
  const log = await open(join(folder, 'keeper.log'), 'w');
  const child = spawn(process.execPath, [keeper, folder], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await once(child, 'spawn');
  await log.close();
  for (;;) {
    const started = await serversIn(folder);
    if (started) {
      child.unref();
      return started;
    }
    if (child.exitCode !== null) {
      const said = await readFile(join(folder, 'keeper.log'), 'utf8');
      throw new Error(`the servers did not start:\n${said.slice(-2_000)}`);
    }
    await pause(100);
  }
}
