import { openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { AuditModule } from './audit.module.ts';

/** This service as a process of its own. It reads; the event log only tells whether all that was asked is decided. */
await runService('audit', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'readModel', 'vault']);
  return serveOn(ground, config, { consumers: [], modules: [AuditModule.with(undefined)], sparesLog: true });
});
