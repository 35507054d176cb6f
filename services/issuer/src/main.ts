import { keysFolder, openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { join } from 'node:path';
import { IssuerModule } from './issuer.module.ts';
import { Issuer } from './issuer.ts';
import { UserBook } from './users/user-book.ts';

/** The issuer as a process of its own, one at a time. Its first user is made by `seizure-ledger user add`. */
await runService('issuer', async (config, logger) => {
  const issuer = new Issuer({
    keysDir: keysFolder(config),
    publicUrl: () => config.PUBLIC_URL ?? 'http://127.0.0.1:8080',
    users: new UserBook(join(config.DATA_DIR, 'users')),
  });
  const ground = await openGround(config, logger, []);
  return serveOn(ground, config, { consumers: [], modules: [IssuerModule.with(issuer)] });
});
