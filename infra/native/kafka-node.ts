import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Cluster, type NodePorts, propertiesOf, type SecureListener } from './kafka-cluster.ts';
import { brokersAt } from './kafka-metadata.ts';

const start_ms = 180_000;
const stop_ms = 60_000;
const guard = join(import.meta.dirname, 'while-parent-lives.sh');

/** How Java runs Kafka. */
export interface KafkaJava {
  /** The folder of its jars. */
  readonly jars: string;
  /** Of the virtual machine. */
  readonly options: readonly string[];
}

/** One server of a cluster, which can be ended and started again. */
export class KafkaNode {
  /** `host:port` */
  readonly broker: string;
  readonly #cluster: Cluster;
  readonly #ports: NodePorts;
  readonly #folder: string;
  readonly #java: KafkaJava;
  readonly #secure: SecureListener | undefined;
  #server: Server | undefined;

  constructor(folder: string, cluster: Cluster, ports: NodePorts, java: KafkaJava, secure?: SecureListener) {
    this.broker = `${cluster.host}:${ports.port}`;
    this.#cluster = cluster;
    this.#ports = ports;
    this.#folder = join(folder, `node-${ports.id}`);
    this.#java = java;
    this.#secure = secure;
  }

  /** @throws {Error} it is not running. */
  get pid(): number {
    if (this.#server) return this.#server.pid;
    throw new Error(`Kafka's node ${this.#ports.id} is not running.`);
  }

  get isRunning(): boolean {
    return this.#server !== undefined && this.#server.guard.exitCode === null;
  }

  /** Resolves when it serves, and knows every node of its cluster. */
  async start(): Promise<void> {
    await this.#prepare();
    const log = join(this.#folder, 'server.log');
    const server = await startServer(log, [
      ...javaCommand('512m', this.#java),
      'kafka.Kafka',
      this.#properties,
    ]);
    this.#server = server;
    const deadline = Date.now() + start_ms;
    while ((await brokersAt(this.#cluster.host, this.#ports.port)) < this.#cluster.nodes.length) {
      if (server.guard.exitCode !== null || Date.now() > deadline) throw await didNotStart(log);
      await pause(50);
    }
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  get #properties(): string {
    return join(this.#folder, 'server.properties');
  }

  async #prepare(): Promise<void> {
    const data = join(this.#folder, 'data');
    if (existsSync(data)) return;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(this.#properties, propertiesOf(this.#cluster, this.#ports, data, this.#secure));
    const format = ['kafka.tools.StorageTool', 'format', '-t', this.#cluster.id, '-c', this.#properties];
    const [command = '', ...options] = javaCommand('64m', this.#java);
    const { password, username } = this.#secure ?? {};
    const user = this.#secure ? ['-S', `SCRAM-SHA-512=[name=${username},password=${password}]`] : [];
    await promisify(execFile)(command, [...options, ...format, ...user]);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const { guard, pid } = server;
    if (guard.exitCode !== null) return;
    const exited = once(guard, 'exit');
    process.kill(pid, signal);
    const late = setTimeout(() => process.kill(pid, 'SIGKILL'), stop_ms);
    await exited;
    clearTimeout(late);
  }
}

interface Server {
  readonly guard: ChildProcess;
  readonly pid: number;
}

function javaCommand(heap: string, { jars, options }: KafkaJava): readonly string[] {
  return ['java', `-Xmx${heap}`, ...options, '-Dorg.apache.logging.log4j.level=WARN', '-cp', join(jars, '*')];
}

async function startServer(log: string, command: readonly string[]): Promise<Server> {
  const child = spawn(guard, [log, ...command], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [pid] = await once(createInterface({ input: child.stdout }), 'line');
  return { guard: child, pid: Number(pid) };
}

async function didNotStart(log: string): Promise<Error> {
  const end = (await readFile(log, 'utf8')).slice(-2_000);
  return new Error(`Kafka did not start. The end of its log:\n${end}`);
}
