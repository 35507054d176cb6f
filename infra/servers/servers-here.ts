import { dockerAnswers, dockerServers } from './docker.ts';
import { serversFolder } from './folder.ts';
import { nativeServers } from './native-servers.ts';
import type { Servers } from './servers.ts';

/** A Kafka and a MongoDB of this machine's own, started if need be: in Docker where it answers, else natively. */
export async function serversHere(): Promise<Servers> {
  return dockerAnswers() ? dockerServers() : nativeServers(serversFolder);
}
