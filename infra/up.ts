import { exports } from './servers/servers.ts';
import { serversHere } from './servers/servers-here.ts';

/** `npm run infra:up`: starts the servers and says how services find them. */
const servers = await serversHere();
process.stdout.write(
  `# Kafka and MongoDB serve (${servers.kind}); npm run infra:down ends them, their data stays.\n`,
);
process.stdout.write(exports(servers));
