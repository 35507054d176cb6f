import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { CourtModule } from './court.module.ts';

/** This service as a process of its own. It reads, and needs no event log for that. */
await runService('court', async (config, logger) => {
  const ground = await openGround(config, logger, ['readModel']);
  return serveOn(ground, config, { consumers: [], modules: [CourtModule] });
});
