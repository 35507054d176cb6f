import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectByTls, type ConnectionOptions } from 'node:tls';

export interface SocketAddress {
  readonly host: string;
  readonly port: number;
  /** kafkajs hands down what its `ssl` says: nothing where there is no TLS. */
  readonly ssl?: ConnectionOptions | undefined;
  readonly onConnect: () => void;
}

const keepAlive_ms = 60_000;

/** The sockets of one set of connections: kafkajs would leave those behind that a silent broker holds open. */
export class Sockets {
  readonly #open = new Map<Socket, string>();

  open({ host, port, ssl, onConnect }: SocketAddress): Socket {
    // Without `noDelay` a request could wait for the acknowledgement of the packet before it.
    const how = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAlive_ms };
    const servername = isIP(host) ? {} : { servername: host };
    const socket = ssl ? connectByTls({ ...how, ...servername, ...ssl }, onConnect) : connect(how, onConnect);
    this.#open.set(socket, `${host}:${port}`);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  /** Ends those to one broker, and resolves when kafkajs knows: it listens to errors only. */
  async giveUp(broker: string, why: Error): Promise<void> {
    const given = [...this.#open].filter(([, address]) => address === broker).map(([socket]) => socket);
    await Promise.all(given.map((socket) => once(socket.destroy(why), 'close').catch(() => undefined)));
  }

  close(): void {
    for (const socket of this.#open.keys()) socket.destroy(new Error('The log is closed.'));
  }
}
