import { PacedClients } from './paced-clients.ts';
import type { World } from './world.ts';

export interface Restarted {
  readonly clients: PacedClients;
  readonly services: readonly string[];
  readonly took_ms: number;
}

/** Ends every service in good order and starts it again, one after the other, while acts come in at a steady pace. */
export async function restartAll(
  world: World,
  caseIds: readonly string[],
  perSecond: number,
): Promise<Restarted> {
  const clients = new PacedClients(world.running.people.inv, caseIds, perSecond, 'rolling');
  const begun_ms = performance.now();
  const services = world.services.map(({ name }) => name);
  for (const name of services) {
    await world.service(name).stop();
    await world.startAgain(name);
  }
  const took_ms = Math.round(performance.now() - begun_ms);
  await clients.end();
  return { clients, services, took_ms };
}
