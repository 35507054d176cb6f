import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { AuditModule } from './audit.module.ts';

/** This service as a process of its own. It reads, and needs no event log for that. */
await runService('audit', async (config, logger) => {
  const ground = await openGround(config, logger, ['readModel', 'vault']);
  return serveOn(ground, config, { consumers: [], modules: [AuditModule] });
});
