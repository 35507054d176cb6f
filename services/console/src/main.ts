import { keysFolder, openGround, runService, serveOn, signToken } from '@seizure-ledger/service-kit';
import { ConsoleModule } from './console.module.ts';

const itself = { agency: 'console', jurisdiction: 'console', role: 'auditor', subject: 'console' } as const;
const lifetime_s = 600;

/** The pages as a process of their own, reading from the API at API_URL. */
await runService('console', async (config, logger) => {
  const api = {
    token: () => signToken(keysFolder(config), itself, lifetime_s),
    url: () => config.API_URL ?? 'http://127.0.0.1:8080',
  };
  const ground = await openGround(config, logger, []);
  return serveOn(ground, config, { consumers: [], modules: [ConsoleModule.with(api)] });
});
