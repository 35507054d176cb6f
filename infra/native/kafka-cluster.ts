import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';

/** What is fixed when a cluster is made. */
export interface Cluster {
  readonly id: string;
  /** Address under which its nodes are found. */
  readonly host: string;
  readonly nodes: readonly NodePorts[];
}

export interface NodePorts {
  readonly id: number;
  readonly port: number;
  readonly controllerPort: number;
}

/** A second way in, by TLS and SCRAM-SHA-512, of a cluster of one node. */
export interface SecureListener {
  readonly port: number;
  /** PEM file: the broker's private key (PKCS #8), its certificate, and what that leads to. */
  readonly keyAndCertificates: string;
  readonly username: string;
  readonly password: string;
}

/** The cluster that lies in a folder, or a new one on ports that are free now. */
export async function clusterIn(folder: string, nodes: number, host: string): Promise<Cluster> {
  const file = join(folder, 'cluster.json');
  if (existsSync(file)) return { host, ...JSON.parse(await readFile(file, 'utf8')) };
  const ports = await freePorts(2 * nodes);
  const cluster: Cluster = {
    host,
    // Kafka reads it as a UUID; a leading dash its tool would take for an option.
    id: `A${randomBytes(16).toString('base64url').slice(1)}`,
    nodes: Array.from({ length: nodes }, (_, n) => ({
      id: n + 1,
      port: ports[2 * n] ?? 0,
      controllerPort: ports[2 * n + 1] ?? 0,
    })),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(cluster));
  return cluster;
}

/** The settings of one node that is broker and controller at once. */
export function propertiesOf(
  { host, nodes }: Cluster,
  { id, port, controllerPort }: NodePorts,
  data: string,
  secure?: SecureListener,
): string {
  const replicas = Math.min(3, nodes.length);
  const plain = `PLAINTEXT://${host}:${port}`;
  const byTls = secure ? [`SASL_SSL://${host}:${secure.port}`] : [];
  const settings = {
    'node.id': id,
    'process.roles': 'broker,controller',
    'controller.quorum.voters': nodes.map((node) => `${node.id}@127.0.0.1:${node.controllerPort}`).join(','),
    listeners: [plain, ...byTls, `CONTROLLER://127.0.0.1:${controllerPort}`].join(),
    'advertised.listeners': [plain, ...byTls].join(),
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    'unclean.leader.election.enable': false,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': Math.min(2, replicas),
    'transaction.state.log.num.partitions': 1,
    // A node that was killed may come back, and its partitions find another leader, after 3 s instead of 9.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    // Who joins first need not wait for others that might come.
    'group.initial.rebalance.delay.ms': 0,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    ...(secure && secureSettings(secure)),
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function secureSettings({ keyAndCertificates }: SecureListener) {
  const login = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  return {
    'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': login,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'ssl.keystore.location': keyAndCertificates,
    'ssl.keystore.type': 'PEM',
  };
}
