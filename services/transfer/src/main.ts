import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { TransferModule } from './transfer.module.ts';

/** This edge as a process of its own. */
await runService('transfer', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
  return serveOn(ground, config, { consumers: [], modules: [TransferModule] });
});
