import { expect } from 'vitest';
import type { Fault } from '../fault.ts';

/** It is held where it is until its group has given all its partitions to the other one, and then wakes up late. */
export const ledgerPaused: Fault = {
  name: 'a ledger is paused until another has taken over',
  async inflict(world, chance) {
    const [paused, other] = chance.shuffled(['ledger-1', 'ledger-2']);
    const { pid } = world.service(paused ?? '');
    const all = world.log.partitions;
    process.kill(pid, 'SIGSTOP');
    try {
      await expect.poll(() => world.partitionsOf(other ?? ''), { interval: 250, timeout: 60_000 }).toBe(all);
    } catch (error) {
      process.kill(pid, 'SIGCONT');
      throw error;
    }
    return async () => void process.kill(pid, 'SIGCONT');
  },
};
