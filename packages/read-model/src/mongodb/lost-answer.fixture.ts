import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface LossyProxy {
  /** Address of the proxy, to be used instead of the server's. */
  readonly uri: string;
  /** Resolves when the server has answered the next command of that name, and its answer has been thrown away. */
  loseAnswerTo(command: string): Promise<void>;
  /**
   * The next command of that name is kept on the way, and who asked is cut off. Resolves to what brings it to the server
   * after all, and resolves in turn when the server has done it.
   */
  keepBack(command: string): Promise<() => Promise<void>>;
}

/** A way to a server on which an answer can get lost after the server has done what was asked. */
export async function proxyTo(port: number): Promise<LossyProxy> {
  let command: string | undefined;
  let lost = Promise.withResolvers<void>();
  let late: string | undefined;
  let kept = Promise.withResolvers<() => Promise<void>>();
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    let asked = false;
    let isKept = false;
    for (const socket of [client, server]) {
      sockets.add(socket);
      // what breaks on one side ends both
      socket
        .on('error', () => undefined)
        .on('close', () => {
          if (!isKept) for (const end of [client, server]) end.destroy();
        });
    }
    client.on('data', (bytes) => {
      if (late !== undefined && bytes.includes(late)) {
        isKept = true;
        late = undefined;
        kept.resolve(async () => {
          server.write(bytes);
          await once(server, 'data');
        });
        return client.destroy();
      }
      asked ||= command !== undefined && bytes.includes(command);
      return server.write(bytes);
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
    keepBack(name) {
      late = name;
      kept = Promise.withResolvers();
      return kept.promise;
    },
  };
}
