import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'seizure-ledger');

/** Where a native server's programs lie once they are brought: outside the tree, a folder a version. */
export function cached(nameAndVersion: string): string {
  return join(folder, nameAndVersion);
}

/** Brings something into the cache, whole or not at all, whoever else may be bringing it at the moment. */
export async function bring(
  nameAndVersion: string,
  isUsable: (place: string) => boolean,
  make: (place: string) => Promise<void> | void,
): Promise<void> {
  const place = cached(nameAndVersion);
  if (isUsable(place)) return;
  await mkdir(folder, { recursive: true });
  await rm(place, { force: true, recursive: true });
  const partial = await mkdtemp(`${place}.partial-`);
  try {
    await make(partial);
    if (!isUsable(partial)) throw new Error(`${nameAndVersion} was brought, but can't be used`);
    await rename(partial, place).catch((error: unknown) => {
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(partial, { force: true, recursive: true });
  }
}

/** Runs a command to its end; what it says goes to this process's error output. */
export function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 2, 2] });
}

/** What a command says, or nothing if it can't be run. */
export function answerOf(command: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // the question is whether it runs, and the answer is no
    return undefined;
  }
}
