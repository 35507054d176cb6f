import { startMongoDb } from '../../infra/native/mongodb.ts';

/** Starts a server, says where, and stays until it is killed. */
const server = await startMongoDb({ folder: String(process.argv[2]) });
process.stdout.write(`${server.port}\n`);
setInterval(() => undefined, 60_000);
