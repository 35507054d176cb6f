import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { EraserModule, eraserTransport } from './eraser.module.ts';
import { VaultModule } from './vault.module.ts';

/** This service as a process of its own. */
await runService('vault', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
  const eraser = { module: EraserModule.on(ground), transport: eraserTransport(ground) };
  return serveOn(ground, config, { consumers: [eraser], modules: [VaultModule] });
});
