import type { Reader, Subscription } from '../port.ts';
import { follow } from './follow.ts';
import type { Partition } from './partition.ts';

/** The open subscriptions of one log. */
export class Subscriptions {
  readonly #open = new Map<Subscription, Reader>();

  /** @throws {Error} the reader's group has a member on this topic already. */
  add(reader: Reader, partitions: readonly Partition[]): Subscription {
    this.#refuseSecondMember(reader);
    const stop = new AbortController();
    const reached = new Map<Partition, number>();
    const following = Promise.all(
      partitions.map((view) => follow(view, reader, stop.signal, (next) => reached.set(view, next))),
    );
    const subscription: Subscription = {
      lag: () => new Map([...reached].map(([{ partition, end }, next]) => [partition, end - next])),
      close: async () => {
        stop.abort();
        await following.finally(() => this.#open.delete(subscription));
      },
    };
    this.#open.set(subscription, reader);
    return subscription;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((subscription) => subscription.close()));
  }

  #refuseSecondMember({ group, topic }: Reader): void {
    const members = [...this.#open.values()].filter(
      (reader) => reader.topic === topic && reader.group === group,
    );
    if (group === undefined || members.length === 0) return;
    throw new Error(
      `The group ${group} reads ${topic} already; in the embedded log it can have one member only.`,
    );
  }
}
