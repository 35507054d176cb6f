import { disabledUsersFile, keysFolder, openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { join } from 'node:path';
import { IssuerModule } from './issuer.module.ts';
import { Issuer } from './issuer.ts';
import { UserBook } from './users/user-book.ts';

/** The issuer as a process of its own, one at a time. Without a user it says where and by which code the first one is made. */
await runService('issuer', async (config, logger) => {
  const publicUrl = config.PUBLIC_URL ?? 'http://127.0.0.1:8080';
  const issuer = new Issuer({
    disabledUsers: disabledUsersFile(config),
    keysDir: keysFolder(config),
    publicUrl: () => publicUrl,
    users: new UserBook(join(config.DATA_DIR, 'users')),
  });
  if (await issuer.users.isEmpty()) {
    const setUp = { code: issuer.setUpCode, url: `${publicUrl}/issuer/set-up` };
    logger.warn(setUp, 'nobody can sign in yet: make the first user there, with the one-time code');
  }
  const ground = await openGround(config, logger, []);
  return serveOn(ground, config, { consumers: [], modules: [IssuerModule.with(issuer)] });
});
