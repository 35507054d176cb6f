import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface LossyProxy {
  /** Address of the proxy, to be used instead of the server's. */
  readonly uri: string;
  /** Resolves when the server has answered the next command of that name, and its answer has been thrown away. */
  loseAnswerTo(command: string): Promise<void>;
}

/** A way to a server on which an answer can get lost after the server has done what was asked. */
export async function proxyTo(port: number): Promise<LossyProxy> {
  let command: string | undefined;
  let lost = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    let asked = false;
    for (const socket of [client, server]) {
      sockets.add(socket);
      // what breaks on one side ends both
      socket.on('error', () => undefined).on('close', () => (client.destroy(), server.destroy()));
    }
    client.on('data', (bytes) => {
      asked ||= command !== undefined && bytes.includes(command);
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!asked) return client.write(bytes);
      command = undefined;
      lost.resolve();
      return client.destroy();
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  // it listens on a port, so this is its address
  const { port: own } = proxy.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${own}/?directConnection=true`,
    loseAnswerTo(name) {
      command = name;
      lost = Promise.withResolvers();
      return lost.promise;
    },
  };
}
