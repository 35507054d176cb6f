import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { inject } from 'vitest';
import { describeWhere } from '../../../../test/required-suite.ts';
import { vaultStoreSuite } from '../vault-store.suite.ts';
import { openMongoVaultStore } from './mongo-vault-store.ts';

const server = inject('mongoDb');
const uri = 'uri' in server ? server.uri : '';

describeWhere({
  available: 'uri' in server,
  kind: 'integration',
  reason: 'reason' in server ? server.reason : '',
})('on a server', () => {
  vaultStoreSuite('MongoDB', async () => {
    const prefix = randomUUID();
    const opened = new Set<string>();
    return {
      open(name) {
        opened.add(`${prefix}-${name}`);
        return openMongoVaultStore({ database: `${prefix}-${name}`, uri });
      },
      async remove() {
        const client = await mongo.MongoClient.connect(uri);
        for (const database of opened) await client.db(database).dropDatabase();
        await client.close();
      },
    };
  });
});
