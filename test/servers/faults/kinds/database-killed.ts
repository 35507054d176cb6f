import type { Fault } from '../fault.ts';

export const databaseKilled: Fault = {
  name: 'the database is killed',
  async inflict(world) {
    await world.killDatabase();
    return () => world.startDatabaseAgain();
  },
};
