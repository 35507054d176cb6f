import type { Fault } from '../fault.ts';

/** A broker ends when its disk is full, the others go on; somebody makes room and starts it again. */
export const diskFull: Fault = {
  name: 'a broker’s disk is full',
  missing: ({ disk }) => (disk ? undefined : 'no small disk can be mounted here: it takes Linux and root'),
  async inflict(world) {
    const { disk } = world;
    if (!disk) throw new Error('no disk was mounted');
    await disk.fill();
    return async () => {
      const broker = world.broker(2);
      await broker.kill();
      await disk.makeRoom();
      await broker.start();
    };
  },
};
