import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startKafka } from '../native/kafka.ts';
import { startMongoDb } from '../native/mongodb.ts';
import { plainMongoDb } from '../native/mongodb-programs.ts';
import { socketIn } from './keeper-socket.ts';
import type { Servers } from './servers.ts';

/**
 * Starts the native servers in a folder and keeps them until somebody says `stop` on its socket: who connects hears
 * where they are. `node infra/servers/keeper.ts FOLDER`; it ends with the servers, and they with it.
 */
const [folder = ''] = process.argv.slice(2);
await plainMongoDb.bring();
const [kafka, mongoDb] = await Promise.all([
  startKafka({ folder: join(folder, 'kafka'), isBusy: true, nodes: 1 }),
  startMongoDb({ folder: join(folder, 'mongodb') }),
]);
const servers: Servers = {
  environment: {
    EVENT_LOG: 'kafka',
    KAFKA_BROKERS: kafka.brokers.join(','),
    KAFKA_REPLICATION: '1',
    MONGODB_URI: mongoDb.uri,
    READ_MODEL: 'mongodb',
  },
  kind: 'native',
};

const told = Promise.withResolvers<void>();
await rm(socketIn(folder), { force: true });
const socket = createServer((asking) => {
  asking.on('error', () => undefined); // who asked and left is no matter
  asking.on('data', (words) => {
    if (words.toString().trim() === 'stop') told.resolve();
    else asking.write(`${JSON.stringify(servers)}\n`);
  });
}).listen(socketIn(folder));
await once(socket, 'listening');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told.resolve());
await told.promise;
await Promise.all([kafka.stop(), mongoDb.stop()]);
await rm(socketIn(folder), { force: true });
process.exit(0);
