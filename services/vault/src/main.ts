import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { VaultModule } from './vault.module.ts';

/** This service as a process of its own. */
await runService('vault', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
  return serveOn(ground, config, { consumers: [], modules: [VaultModule] });
});
