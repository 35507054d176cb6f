import type { Broker, Cluster } from 'kafkajs';
import { LogUnavailableError } from '../errors.ts';
import { Attempts } from './attempts.ts';
import { type Coordinator, newCluster } from './cluster.ts';
import { failureOf } from './failure.ts';
import type { KafkaConnection } from './options.ts';
import { Sockets } from './sockets.ts';

/**
 * One set of connections to the brokers: to each at most one for fetching and one for all else. A broker works on one
 * request of a connection at a time, so whoever waits long (a fetch, a join) has a set of its own.
 */
export class Connections {
  readonly #cluster: Cluster;
  readonly #sockets = new Sockets();
  readonly #topics: readonly string[];
  readonly #located = new Attempts(() => this.#locate());
  readonly #connected = new Attempts((nodeId: string) => this.#cluster.findBroker({ nodeId }));
  readonly #coordinators = new Map<string, Coordinator>();
  #metadata: 'none' | 'stale' | 'fresh' = 'none';
  #givenUp = Promise.resolve();
  readonly #closing = new AbortController();

  constructor(connection: KafkaConnection, topics: readonly string[]) {
    this.#cluster = newCluster(connection, this.#sockets);
    this.#topics = topics;
  }

  /** Aborts when these connections are closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /**
   * The broker that leads a partition, connected.
   * @throws {LogUnavailableError} it can't be reached, or is not known.
   */
  async leader(topic: string, partition: number): Promise<Broker> {
    const [nodeId = ''] = (await this.leaders(topic, [partition])).keys();
    return this.broker(nodeId);
  }

  /** @throws {LogUnavailableError} no broker can be reached. */
  async leaders(
    topic: string,
    partitions: readonly number[],
  ): Promise<ReadonlyMap<string, readonly number[]>> {
    return this.#reached(async () => {
      if (this.#metadata !== 'fresh') await this.#located.run(undefined);
      const leaders = new Map(Object.entries(this.#cluster.findLeaderForPartitions(topic, [...partitions])));
      if ([...leaders.values()].flat().length === partitions.length) return leaders;
      throw new LogUnavailableError(`Not every partition of ${topic} is known.`);
    });
  }

  /** @throws {LogUnavailableError} it can't be reached. */
  async broker(nodeId: string): Promise<Broker> {
    return this.#reached(() => this.#connected.run(nodeId));
  }

  /**
   * The broker that looks after a group, connected.
   * @throws {LogUnavailableError} it can't be reached.
   */
  async coordinator(groupId: string): Promise<Coordinator> {
    return this.#reached(async () => {
      const known = this.#coordinators.get(groupId);
      if (known?.isConnected()) return known;
      if (this.#metadata !== 'fresh') await this.#located.run(undefined);
      // kafkajs' brokers have the methods of a coordinator too; its types leave them out.
      const coordinator = (await this.#cluster.findGroupCoordinator({ groupId })) as Coordinator;
      this.#coordinators.set(groupId, coordinator);
      return coordinator;
    });
  }

  /** Offsets that the next records of a topic's partitions will have. */
  async ends(topic: string, partitions: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return this.#reached(async () => {
      if (this.#metadata !== 'fresh') await this.#located.run(undefined);
      const wanted = {
        topic,
        partitions: partitions.map((partition) => ({ partition })),
        fromBeginning: false,
      };
      const [found] = await this.#cluster.fetchTopicsOffset([wanted]);
      return new Map(found?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    });
  }

  /** Called with every failure of a request: who leads what is asked anew, and a silent broker's connection is given up. */
  failed(error: unknown): void {
    if (this.#metadata === 'fresh') this.#metadata = 'stale';
    this.#coordinators.clear();
    const { silentBroker } = failureOf(error);
    if (silentBroker === undefined) return;
    this.#givenUp = this.#sockets.giveUp(silentBroker, new Error('The broker does not answer.'));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#sockets.close();
    await this.#cluster.disconnect();
  }

  async #locate(): Promise<void> {
    await this.#cluster.connect();
    // The first call of the two asks for them as well.
    if (this.#metadata === 'none') await this.#cluster.addMultipleTargetTopics([...this.#topics]);
    else await this.#cluster.refreshMetadata();
    this.#metadata = 'fresh';
  }

  async #reached<T>(attempt: () => Promise<T>): Promise<T> {
    if (this.#closing.signal.aborted) throw new LogUnavailableError('The log is closed.');
    try {
      await this.#givenUp;
      return await attempt();
    } catch (cause) {
      this.failed(cause);
      throw new LogUnavailableError(`Kafka can't be reached: ${failureOf(cause).message}`, { cause });
    }
  }
}
