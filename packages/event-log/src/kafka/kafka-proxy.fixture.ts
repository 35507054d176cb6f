import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** The kinds of requests that tests meddle with, by Kafka's numbers. */
export const apis = { produce: 0, fetch: 1, metadata: 3, findCoordinator: 10, heartbeat: 12 } as const;

type Api = keyof typeof apis;

/**
 * What a fault does to one answer: it never comes; the connection ends instead of it; or ends in the middle of it.
 * The broker has done what was asked by then.
 */
export type Fault = 'swallowed' | 'cut' | 'halved';

/** Stands between a client and one broker, and does to answers what networks do. */
export class KafkaProxy {
  /** Where clients find the broker through this proxy. */
  readonly address: string;
  readonly #broker: Address;
  readonly #own: Address;
  readonly #faults: { readonly api: Api; readonly fault: Fault }[] = [];
  readonly #lost = new Set<Api>();

  static async before(broker: string): Promise<KafkaProxy> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo; // A TCP server has no other kind.
    const proxy = new KafkaProxy(broker, port);
    server.on('connection', (client) => proxy.#join(client));
    onTestFinished(() => void server.close());
    return proxy;
  }

  private constructor(broker: string, port: number) {
    const [host = '', brokerPort] = broker.split(':');
    this.#broker = { host, port: Number(brokerPort) };
    this.#own = { host: '127.0.0.1', port };
    this.address = `127.0.0.1:${port}`;
    // Answers that name the broker are rewritten where they lie.
    if (host.length !== this.#own.host.length)
      throw new Error(`The broker's host ${host} has another length.`);
  }

  /** Does this to the next answer of this kind. */
  next(api: Api, fault: Fault): void {
    this.#faults.push({ api, fault });
  }

  /** Whether every fault that was asked for has happened. */
  get isDone(): boolean {
    return this.#faults.length === 0;
  }

  /** Requests of this kind don't reach the broker from now on. */
  lose(api: Api): void {
    this.#lost.add(api);
  }

  /** Undoes {@link lose}. */
  keep(api: Api): void {
    this.#lost.delete(api);
  }

  #join(client: Socket): void {
    const broker = connect(this.#broker.port, this.#broker.host);
    const asked = new Map<number, Api | undefined>();
    onTestFinished(() => void broker.destroy());
    for (const socket of [client, broker]) socket.on('error', () => socket.destroy());
    client.on('close', () => broker.destroy());
    broker.on('close', () => client.destroy());
    frames(client, (request) => {
      const api = nameOf(request.readInt16BE(4));
      if (api && this.#lost.has(api)) return;
      asked.set(request.readInt32BE(8), api);
      broker.write(request);
    });
    frames(broker, (answer) => this.#answer(client, answer, asked.get(answer.readInt32BE(4))));
  }

  #answer(client: Socket, answer: Buffer, api: Api | undefined): void {
    const index = this.#faults.findIndex((planned) => planned.api === api);
    const [planned] = index < 0 ? [] : this.#faults.splice(index, 1);
    if (planned?.fault === 'swallowed') return;
    if (planned?.fault === 'cut') return void client.destroy();
    if (planned?.fault === 'halved') return void client.end(answer.subarray(0, answer.length / 2));
    if (api === 'metadata' || api === 'findCoordinator') rename(answer, this.#broker, this.#own);
    client.write(answer);
  }
}

interface Address {
  readonly host: string;
  readonly port: number;
}

function nameOf(key: number): Api | undefined {
  const names: readonly Api[] = ['produce', 'fetch', 'metadata', 'findCoordinator', 'heartbeat'];
  return names.find((name) => apis[name] === key);
}

/** Kafka puts the size before each request and answer. */
function frames(socket: Socket, take: (frame: Buffer) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE(0)) {
      const size = 4 + bytes.readInt32BE(0);
      take(bytes.subarray(0, size));
      bytes = bytes.subarray(size);
    }
  });
}

function rename(answer: Buffer, from: Address, to: Address): void {
  for (let at = answer.indexOf(named(from)); at >= 0; at = answer.indexOf(named(from), at + 1)) {
    named(to).copy(answer, at);
  }
}

function named({ host, port }: Address): Buffer {
  const bytes = Buffer.alloc(host.length + 4);
  bytes.write(host);
  bytes.writeInt32BE(port, host.length);
  return bytes;
}
