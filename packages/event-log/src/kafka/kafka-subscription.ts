import type { Reader, Subscription } from '../port.ts';
import type { Connections } from './connections.ts';
import { Fetcher } from './fetcher.ts';
import { Following } from './following.ts';
import { type Member, Membership } from './membership.ts';
import type { KafkaTrouble } from './options.ts';

/** What a subscription needs of its log. */
export interface Ground {
  readonly partitions: number;
  connect(): Connections;
  onTrouble(trouble: KafkaTrouble): void;
}

/** Follows all partitions of a topic, or those that the reader's group leaves to it. */
export class KafkaSubscription implements Subscription {
  readonly reader: Reader;
  readonly #fetching: Connections;
  readonly #fetcher: Fetcher;
  readonly #followed = new Map<number, Following>();
  readonly #group: { readonly connections: Connections; readonly membership: Membership } | undefined;
  #closing: Promise<void> | undefined;

  /** `topic` and `groupId` are the names on the brokers. */
  constructor(ground: Ground, reader: Reader, topic: string, groupId: string | undefined) {
    this.reader = reader;
    this.#fetching = ground.connect();
    this.#fetcher = new Fetcher(this.#fetching, topic, (trouble) => ground.onTrouble(trouble));
    if (groupId !== undefined) this.#group = this.#join(ground, topic, groupId);
    else this.#follow(Array.from({ length: ground.partitions }, (_, partition) => partition));
  }

  /** This process in the reader's group, while it belongs to it. */
  get member(): Member | undefined {
    return this.#group?.membership.member;
  }

  lag(): ReadonlyMap<number, number> {
    return new Map([...this.#followed].map(([partition, { lag }]) => [partition, lag]));
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    if (this.#group) await this.#group.membership.leave();
    else await this.#release([...this.#followed.keys()]);
    const ended = this.#fetcher.end();
    await Promise.all([this.#fetching.close(), this.#group?.connections.close()]); // Whatever still waits at a broker need not be waited for.
    await ended;
  }

  #join(ground: Ground, topic: string, groupId: string) {
    const connections = ground.connect();
    const membership = new Membership(
      connections,
      {
        groupId,
        topic,
        partitions: ground.partitions,
        owned: () => [...this.#followed.keys()],
        holds: () => this.reader.holds?.() ?? [],
        take: (partitions) => this.#follow(partitions),
        release: (partitions) => this.#release(partitions),
      },
      (trouble) => ground.onTrouble(trouble),
    );
    return { connections, membership };
  }

  #follow(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const following = new Following(partition, this.reader, this.#fetcher, (signal) =>
        this.#confirmed(signal),
      );
      this.#followed.set(partition, following);
    }
  }

  async #release(partitions: readonly number[]): Promise<void> {
    const given = partitions.flatMap((partition) => this.#followed.get(partition) ?? []);
    await Promise.all(given.map((following) => following.stop()));
    for (const following of given) {
      const { partition } = following;
      if (this.#followed.get(partition) === following) this.#followed.delete(partition);
    }
  }

  async #confirmed(signal: AbortSignal): Promise<void> {
    await this.#group?.membership.confirmed(signal);
  }
}
