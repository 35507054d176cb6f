import { dockerAnswers, stopDockerServers } from './servers/docker.ts';
import { serversFolder } from './servers/folder.ts';
import { stopServersIn } from './servers/keeper-socket.ts';

/** `npm run infra:down`: ends the servers in good order; their data stays. */
const wasNative = await stopServersIn(serversFolder);
if (!wasNative && dockerAnswers()) stopDockerServers();
process.stdout.write(
  wasNative
    ? 'Kafka and MongoDB have ended; their data stays in data/infra.\n'
    : 'Nothing of ours was running natively.\n',
);
