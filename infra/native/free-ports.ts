import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Held all at once, so that they differ; somebody else may take one before it is used, and the start then fails. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port); // A TCP server has no other kind.
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
