import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

const still_ms = 700;
const moving_ms = 100;

/** It stands still most of the time, though never so long that the others take it for dead. */
export const slowBroker: Fault = {
  name: 'a broker answers slowly',
  async inflict(world, chance) {
    const { pid } = world.broker(chance.below(3));
    const over = new AbortController();
    const slowly = async () => {
      while (!over.signal.aborted) {
        process.kill(pid, 'SIGSTOP');
        await pause(still_ms);
        process.kill(pid, 'SIGCONT');
        await pause(moving_ms);
      }
    };
    const slow = slowly();
    return async () => {
      over.abort();
      await slow;
    };
  },
};
