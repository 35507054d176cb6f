import { evidenceFolder, keysFolder, openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { EvidenceModule } from './evidence.module.ts';
import { NotaryModule, notaryTransport, stampFiles } from './notary.module.ts';

/** The notary as a process of its own. There is one: what it has signed lies in its data folder. */
await runService('notary', async (config, logger) => {
  const ground = await openGround(config, logger, ['log', 'readModel']);
  const evidence = evidenceFolder(config.DATA_DIR);
  // its private key is its own: not in the folder of keys that all services share
  const keys = keysFolder({ DATA_DIR: config.DATA_DIR, KEYS_DIR: undefined });
  const module = await NotaryModule.on(ground, {
    evidence,
    keys,
    stamps: stampFiles(config),
    witnesses: config.WITNESSES,
  });
  return serveOn(ground, config, {
    consumers: [{ module, transport: notaryTransport(ground) }],
    modules: [EvidenceModule.of(evidence)],
  });
});
