import { clusterIn, type SecureListener } from './kafka-cluster.ts';
import { kafkaJava } from './kafka-java.ts';
import { KafkaNode } from './kafka-node.ts';

export interface KafkaServers {
  /** Where clients find it: `host:port`, one a node. */
  readonly brokers: readonly string[];
  readonly nodes: readonly KafkaNode[];
  /** Ends every node as an operator does; it may be started again on the same folder. */
  readonly stop: () => Promise<void>;
  /** Ends every node at once, as a power cut does. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts Apache Kafka (KRaft) on this machine, without Docker, and waits until every node serves. The folder keeps
 * data and ports: started on it again it is the same cluster under the same addresses. The servers end with this
 * process, however that ends.
 * @throws {Error} Java or the jars are not to be had here, or it did not start; the message says what to look at.
 */
export async function startKafka({
  folder,
  host = '127.0.0.1',
  isBusy = false,
  nodes,
  secure,
}: StartKafka): Promise<KafkaServers> {
  const java = await kafkaJava(isBusy);
  const cluster = await clusterIn(folder, nodes, host);
  const started = cluster.nodes.map((node) => new KafkaNode(folder, cluster, node, java, secure));
  const all = (what: (node: KafkaNode) => Promise<void>) =>
    Promise.all(started.map(what)).then(() => undefined);
  try {
    await all((node) => node.start());
  } catch (error) {
    await all((node) => node.kill());
    throw error;
  }
  return {
    brokers: started.map(({ broker }) => broker),
    nodes: started,
    stop: () => all((node) => node.stop()),
    kill: () => all((node) => node.kill()),
  };
}

export interface StartKafka {
  /** Made where there is none. */
  readonly folder: string;
  /** An address of this machine under which clients on other networks of it find them, when the folder is new. */
  readonly host?: string;
  /** Much is asked of it, or for long. */
  readonly isBusy?: boolean;
  /** How many, when the folder is new: one, or three that replicate. */
  readonly nodes: 1 | 3;
  /** Another way in, when the folder is new and it is one node. */
  readonly secure?: SecureListener;
}
