import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Servers } from './servers.ts';

/** Where the keeper of a folder's servers listens; relative, because a socket's path may have about 100 characters. */
export const socketIn = (folder: string): string => relative(process.cwd(), join(folder, 'keeper.sock'));

/** The servers that run in a folder, if any do. */
export async function serversIn(folder: string): Promise<Servers | undefined> {
  const keeper = await keeperOf(folder);
  if (!keeper) return undefined;
  keeper.write('where\n');
  const [line] = await once(createInterface({ input: keeper }), 'line');
  keeper.destroy();
  return JSON.parse(line);
}

/** Ends the servers of a folder in good order. @returns whether there were any. */
export async function stopServersIn(folder: string): Promise<boolean> {
  const keeper = await keeperOf(folder);
  if (!keeper) return false;
  const ended = once(keeper, 'close');
  keeper.resume().write('stop\n');
  await ended;
  return true;
}

async function keeperOf(folder: string): Promise<Socket | undefined> {
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>();
  const socket = connect(socketIn(folder), () => resolve(socket));
  socket.once('error', () => resolve(undefined)); // nobody listens
  return promise;
}
