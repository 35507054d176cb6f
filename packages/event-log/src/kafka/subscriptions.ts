import type { Topic } from '@seizure-ledger/contracts';
import type { Reader, Subscription } from '../port.ts';
import { type Ground, KafkaSubscription } from './kafka-subscription.ts';
import type { Member } from './membership.ts';

/** The open subscriptions of one log. */
export class Subscriptions {
  readonly #ground: Ground;
  readonly #open = new Set<KafkaSubscription>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** `topic` and `groupId` are the names on the brokers. */
  add(reader: Reader, topic: string, groupId: string | undefined): Subscription {
    const subscription = new KafkaSubscription(this.#ground, reader, topic, groupId);
    this.#open.add(subscription);
    return {
      lag: () => subscription.lag(),
      close: () => subscription.close().finally(() => this.#open.delete(subscription)),
    };
  }

  /** This process in a group, if one of its readers belongs to it now. */
  member(group: string, topic: Topic): Member | undefined {
    const readers = [...this.#open].filter(({ reader }) => reader.group === group && reader.topic === topic);
    return readers.map(({ member }) => member).find((member) => member !== undefined);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((subscription) => subscription.close()));
  }
}
