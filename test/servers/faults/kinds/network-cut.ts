import { expect } from 'vitest';
import type { Fault } from '../fault.ts';

/** The cable is pulled between a ledger and the brokers, for less or for longer than its group waits for it. */
export const networkCut: Fault = {
  name: 'the network between a ledger and the brokers is cut',
  missing: ({ network }) =>
    network ? undefined : 'no network can be made here: it takes Linux, iproute2 and root',
  async inflict(world, chance) {
    const { network } = world;
    if (!network) throw new Error('no network was made');
    await network.pull();
    if (chance.below(2) === 0)
      await expect
        .poll(() => world.partitionsOf('ledger-1'), { interval: 250, timeout: 60_000 })
        .toBe(world.log.partitions);
    return () => network.plugIn();
  },
};
