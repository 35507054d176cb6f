import { importsFolder, openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { CaseModule } from './case.module.ts';

/** This edge as a process of its own. */
await runService('case', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
  return serveOn(ground, config, {
    consumers: [],
    modules: [CaseModule.with(importsFolder(config.DATA_DIR))],
  });
});
