import { disabledUsersFile, keysFolder, openGround, runService, serveOn } from '@seizure-ledger/service-kit';
import { join } from 'node:path';
import { IssuerModule } from './issuer.module.ts';
import { Issuer } from './issuer.ts';
import { UserBook } from './users/user-book.ts';

/**
 * The issuer as a process of its own, one at a time. Without a user it says where and by which code the first one is made.
 * Where people sign in at another issuer it takes no password and gives no token.
 */
await runService('issuer', async (config, logger) => {
  const ground = await openGround(config, logger, []);
  if (config.OIDC_ISSUER !== undefined) {
    logger.info(
      { issuer: config.OIDC_ISSUER },
      'people sign in there: the ledger’s own issuer answers nobody',
    );
    return serveOn(ground, config, { consumers: [], modules: [] });
  }
  const publicUrl = config.PUBLIC_URL ?? 'http://127.0.0.1:8080';
  const issuer = new Issuer({
    disabledUsers: disabledUsersFile(config),
    keysDir: keysFolder(config),
    onError: (err) => logger.error({ err }, 'the issuer could not answer'),
    publicUrl: () => publicUrl,
    users: new UserBook(join(config.DATA_DIR, 'users')),
  });
  if (await issuer.users.isEmpty()) {
    const setUp = { code: issuer.setUpCode, url: `${publicUrl}/issuer/set-up` };
    logger.warn(setUp, 'nobody can sign in yet: make the first user there, with the one-time code');
  }
  return serveOn(ground, config, { consumers: [], modules: [IssuerModule.with(issuer)] });
});
