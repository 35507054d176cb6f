import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { ProjectionModule, projectionTransport } from './projection.module.ts';

/** The projection as a process of its own; several share the partitions. */
await runService('projection', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'readModel']);
  const consumer = { module: ProjectionModule.on(ground), transport: projectionTransport(ground) };
  return serveOn(ground, config, { consumers: [consumer], modules: [] });
});
