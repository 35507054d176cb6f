import type { Fault } from '../fault.ts';

/** Two of three hold every record still, so acts go on. */
export const oneBrokerKilled: Fault = {
  name: 'one of three brokers is killed',
  async inflict(world, chance) {
    const broker = world.broker(chance.below(3));
    await broker.kill();
    return () => broker.start();
  },
};

export const everyBrokerKilled: Fault = {
  name: 'all brokers are killed',
  async inflict({ kafka }) {
    await kafka.kill();
    return async () => {
      await Promise.all(kafka.nodes.map((node) => node.start()));
    };
  },
};
