import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Placement } from '../../../infra/cluster/service-process.ts';
import { undoHowever } from './undo-however.ts';

/** A network of its own, joined to this machine's by one cable that can be pulled. */
export interface Network {
  /** This machine's address on the cable. */
  readonly host: string;
  /** For a process that runs in it. */
  readonly placement: Placement;
  pull(): Promise<void>;
  plugIn(): Promise<void>;
  remove(): Promise<void>;
}

const run = async (command: string, ...args: readonly string[]) => promisify(execFile)(command, args);
const ip = (...args: readonly string[]) => run('ip', ...args);

/** @returns `undefined` where this process may not make networks: it takes Linux, iproute2 and root. */
export async function newNetwork(): Promise<Network | undefined> {
  // a number of its own for each run on the machine, for names and addresses
  const number = process.pid % 250;
  const [space, here, there] = [`ledger-${number}`, `ledger-${number}a`, `ledger-${number}b`];
  const host = `10.213.${number}.1`;
  const inside = `10.213.${number}.2`;
  try {
    await ip('netns', 'add', space);
  } catch {
    return undefined;
  }
  const remove = undoHowever('ip', 'netns', 'del', space);
  await ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', space);
  await ip('addr', 'add', `${host}/24`, 'dev', here);
  await ip('link', 'set', here, 'up');
  await ip('-n', space, 'addr', 'add', `${inside}/24`, 'dev', there);
  await ip('-n', space, 'link', 'set', there, 'up');
  await ip('-n', space, 'link', 'set', 'lo', 'up');
  return {
    host,
    placement: { host: inside, within: ['ip', 'netns', 'exec', space] },
    plugIn: async () => void (await ip('-n', space, 'link', 'set', there, 'up')),
    pull: async () => void (await ip('-n', space, 'link', 'set', there, 'down')),
    remove,
  };
}
