import { type Topic, topics } from '@seizure-ledger/contracts';
import { LogUnavailableError } from '../errors.ts';
import type { Appended, EventLog, NewRecord, Reader, StoredRecord, Subscription } from '../port.ts';
import { Connections } from './connections.ts';
import { identityOf } from './identity.ts';
import { Lane } from './lane.ts';
import type { KafkaLogOptions } from './options.ts';
import { prepareTopics } from './preparing.ts';
import { producing } from './producing.ts';
import { Questions } from './questions.ts';
import { Subscriptions } from './subscriptions.ts';
import { groupName, identityTopic, topicName, wantedTopics } from './topics.ts';

/**
 * Opens the log that lies in topics of a Kafka cluster, and makes them where there are none.
 * @throws {LogUnavailableError} no broker can be reached.
 * @throws {LogMisconfiguredError} the topics would lose or change records, or were made with other partitions.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  await prepareTopics(options);
  const asking = new Connections(options, names(options));
  try {
    const questions = new Questions(asking);
    for (const { name, partitions } of wantedTopics(options)) await questions.served(name, partitions);
    const topic = topicName(options.topicPrefix, identityTopic);
    const identity = await identityOf(questions, topic, producing(asking, topic, 0, options.answer_ms));
    return new KafkaLog(identity, options, asking, questions);
  } catch (error) {
    await asking.close();
    throw error;
  }
}

/** Each works on one request at a time; with several, partitions don't wait for each other's disk and replicas. */
const producers = 4;
const maxReadBatch = 1_000;

class KafkaLog implements EventLog {
  readonly identity: string;
  readonly partitions: number;
  readonly #options: KafkaLogOptions;
  readonly #asking: Connections;
  readonly #questions: Questions;
  readonly #producers: readonly Connections[];
  readonly #lanes: ReadonlyMap<Topic, readonly Lane[]>;
  readonly #subscriptions: Subscriptions;
  #closing: Promise<void> | undefined;
  #closed = false;

  constructor(identity: string, options: KafkaLogOptions, asking: Connections, questions: Questions) {
    const { partitions } = options;
    this.identity = identity;
    this.partitions = partitions;
    this.#options = options;
    this.#asking = asking;
    this.#questions = questions;
    this.#producers = Array.from({ length: Math.min(producers, partitions) }, () => this.#connect());
    this.#lanes = new Map(Object.values(topics).map((topic) => [topic, this.#lanesOf(topic)]));
    this.#subscriptions = new Subscriptions({
      partitions,
      connect: () => this.#connect(),
      onTrouble: (trouble) => options.onTrouble(trouble),
    });
  }

  async append(topic: Topic, partition: number, records: readonly NewRecord[]): Promise<Appended> {
    const lane = this.#lane(topic, partition);
    if (records.length === 0) throw new RangeError('There is nothing to append.');
    if (this.#closed) throw new LogUnavailableError('The log is closed.');
    return lane.append(records);
  }

  read(topic: Topic, partition: number, fromOffset: number): AsyncIterable<readonly StoredRecord[]> {
    const lane = this.#lane(topic, partition);
    const end = lane.holdFor(this.#questions.end(this.#name(topic), partition));
    end.catch(() => undefined); // Whoever iterates meets it.
    return this.#questions.read(this.#name(topic), partition, fromOffset, end, maxReadBatch);
  }

  async end(topic: Topic, partition: number): Promise<number> {
    this.#lane(topic, partition);
    return this.#questions.end(this.#name(topic), partition);
  }

  async subscribe(reader: Reader): Promise<Subscription> {
    if (this.#closing) throw new LogUnavailableError('The log is closed.');
    const groupId = reader.group === undefined ? undefined : this.#group(reader.group, reader.topic);
    return this.#subscriptions.add(reader, this.#name(reader.topic), groupId);
  }

  async commit(group: string, topic: Topic, partition: number, nextOffset: number): Promise<void> {
    this.#lane(topic, partition);
    const member = () => this.#subscriptions.member(group, topic);
    await this.#questions.commit(this.#group(group, topic), member, this.#name(topic), partition, nextOffset);
  }

  async committed(group: string, topic: Topic, partition: number): Promise<number | undefined> {
    this.#lane(topic, partition);
    return this.#questions.committed(this.#group(group, topic), this.#name(topic), partition);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  /** Readers first: a batch under way may still need to append. */
  async #close(): Promise<void> {
    await this.#subscriptions.close();
    this.#closed = true;
    await Promise.all([...this.#lanes.values()].flat().map((lane) => lane.settled()));
    await Promise.all([this.#asking, ...this.#producers].map((connections) => connections.close()));
  }

  #lane(topic: Topic, partition: number): Lane {
    const lane = this.#lanes.get(topic)?.[partition];
    if (lane) return lane;
    throw new RangeError(`There is no partition ${partition} of ${topic}.`);
  }

  #lanesOf(topic: Topic): readonly Lane[] {
    const { answer_ms } = this.#options;
    return Array.from({ length: this.partitions }, (_, partition) => {
      const connections = this.#producers[partition % this.#producers.length] ?? this.#asking;
      return new Lane(producing(connections, this.#name(topic), partition, answer_ms));
    });
  }

  #connect(): Connections {
    return new Connections(this.#options, names(this.#options));
  }

  #name(topic: Topic): string {
    return topicName(this.#options.topicPrefix, topic);
  }

  #group(group: string, topic: Topic): string {
    return groupName(this.#options.topicPrefix, group, topic);
  }
}

function names(options: KafkaLogOptions): readonly string[] {
  return wantedTopics(options).map(({ name }) => name);
}
