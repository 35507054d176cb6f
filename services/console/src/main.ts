import { derivedSecret, keysFolder, openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { ConsoleModule } from './console.module.ts';
import { errorPage } from './frame/error-page.ts';
import { signInBy } from './sign-in/issuers.ts';

/** The pages as a process of their own, reading from the API at API_URL. */
await runService('console', async (config, logger) => {
  const apiUrl = () => config.API_URL ?? 'http://127.0.0.1:8080';
  const publicUrl = () => config.PUBLIC_URL ?? 'http://127.0.0.1:8080';
  const ground = await openGround(config, logger, []);
  const cookieKey = await derivedSecret(keysFolder(config), 'console-session');
  const signIn = await signInBy(config, { apiUrl, publicUrl });
  const modules = [
    ConsoleModule.with({ api: { isSetUp: async () => true, url: apiUrl }, cookieKey, signIn }),
  ];
  return serveOn(ground, config, { consumers: [], errorPage, modules });
});
