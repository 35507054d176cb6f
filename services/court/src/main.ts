import { Paper } from '@seizure-ledger/paper';
import { openGround, runService, serveOn, signingFiles } from '@seizure-ledger/service-kit';
import { CourtModule } from './court.module.ts';

/** This service as a process of its own. It reads, and needs no event log for that. */
await runService('court', async (config, logger) => {
  const paper = await Paper.signedWith(signingFiles(config));
  const ground = await openGround(config, logger, ['readModel', 'vault']);
  const court = CourtModule.with({ paper, publicUrl: config.PUBLIC_URL ?? '' });
  return serveOn(ground, config, { consumers: [], modules: [court] });
});
