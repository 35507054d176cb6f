import type { Fault } from '../fault.ts';

/** As when the machine loses power on which they all run. */
export const everyServiceKilled: Fault = {
  name: 'every service is killed at once',
  async inflict(world) {
    const names = world.services.map(({ name }) => name);
    await Promise.all(world.services.map((one) => one.kill()));
    return async () => {
      await Promise.all(names.map((name) => world.startAgain(name)));
    };
  },
};
