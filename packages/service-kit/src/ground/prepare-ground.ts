import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { issuerTokens } from '../identity/local-issuer.ts';
import { personalHashBy } from '../identity/personal-hash.ts';
import { disabledUsersFile, keysFolder } from './folders.ts';
import { openAuthenticatedLog } from './authenticated-log.ts';
import { openVault } from './open-vault.ts';

/**
 * Makes what the services of a ledger share and none of them makes on the side: topics, the read model's collections
 * and indexes, keys. What is there stays as it is, so that it may be run before every start.
 * @throws as {@link openLog}, and {@link ProjectionVersionError} when the read model is of another version.
 */
export async function prepareGround(config: Config, logger: Logger): Promise<void> {
  const keys = keysFolder(config);
  await Promise.all([issuerTokens(keys, disabledUsersFile(config)), personalHashBy(keys)]);
  await (await openVault(config)).close();
  await (await openAuthenticatedLog(config, logger)).close();
  if (config.READ_MODEL !== 'mongodb') return;
  const { migrateMongoReadModel } = await import('@seizure-ledger/read-model/mongodb');
  await migrateMongoReadModel({ uri: config.MONGODB_URI ?? '' });
}
