import type { Fault } from '../fault.ts';

/** Any of them, the gateway too; somebody starts it again. */
export const serviceKilled: Fault = {
  name: 'a service is killed',
  async inflict(world, chance) {
    const { name } = chance.pick(world.services);
    await world.service(name).kill();
    return () => world.startAgain(name);
  },
};
