import { openGround, runService, serveOn, stateFolder } from '@seizure-ledger/service-kit';
import { LedgerModule, ledgerTransport } from './ledger.module.ts';
import { ReactorModule, reactorTransport } from './reactor.module.ts';

/** The ledger as a process of its own; several share the partitions, each with a data folder of its own. */
await runService('ledger', async (config, logger) => {
  const ground = await openGround(config, logger, ['log']);
  const folder = stateFolder(config.DATA_DIR);
  const consumer = { module: LedgerModule.on(ground, folder), transport: ledgerTransport(ground, folder) };
  const reactor = { module: ReactorModule.on(ground), transport: reactorTransport(ground) };
  return serveOn(ground, config, { consumers: [consumer, reactor], modules: [] });
});
