import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { guard } from '../native/guarded-process.ts';

const services = join(import.meta.dirname, '../../services');
const ready_ms = 180_000;
const stop_ms = 30_000;

/** On which network a process runs. */
export interface Placement {
  /** Its own address there. */
  readonly host: string;
  /** What its command line begins with: nothing, or `ip netns exec NAME`. */
  readonly within: readonly string[];
}

export interface ServiceOptions {
  /** `ledger-2`: what its lines begin with. */
  readonly name: string;
  readonly service: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly placement: Placement;
  readonly onLine: (line: string) => void;
}

/** One service in a process of its own. It is never started again silently. */
export class ServiceProcess {
  readonly name: string;
  readonly service: string;
  readonly url: string;
  /** Resolves when the process has ended, with how it ended in words. */
  readonly ended: Promise<string>;
  readonly #options: ServiceOptions;
  readonly #child: ChildProcess;

  constructor(options: ServiceOptions) {
    const { environment, name, onLine, placement, port, service } = options;
    this.#options = options;
    this.name = name;
    this.service = service;
    this.url = `http://${placement.host}:${port}`;
    const line = [...placement.within, process.execPath, join(services, service, 'dist/main.js')];
    const [command = '', ...args] = line;
    this.#child = spawn(command, args, {
      // a group of its own: Ctrl-C in the terminal reaches it through whoever started it, and in order
      detached: true,
      env: { ...process.env, ...environment, HOST: placement.host, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (this.#child.pid !== undefined) guard(this.#child, this.#child.pid);
    for (const output of [this.#child.stdout, this.#child.stderr])
      if (output) createInterface({ input: output }).on('line', onLine);
    this.ended = once(this.#child, 'exit').then(([code, signal]) =>
      signal ? `was ended by ${signal}` : `ended with exit code ${code}`,
    );
  }

  /** Started once more, where it was, when it has ended. */
  again(): ServiceProcess {
    return new ServiceProcess(this.#options);
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get pid(): number {
    if (this.#child.pid !== undefined) return this.#child.pid;
    throw new Error(`${this.name} has no process`);
  }

  /** Resolves when it says that it is ready. @throws {Error} it has ended, or is not ready within three minutes. */
  async ready(): Promise<void> {
    const deadline_ms = performance.now() + ready_ms;
    while (!(await isReady(this.url))) {
      if (this.hasEnded) throw new Error(`${this.name} ${await this.ended} before it was ready`);
      if (performance.now() > deadline_ms) throw new Error(`${this.name} is not ready after three minutes`);
      await pause(100);
    }
  }

  /** Tells it to end in good order, and ends it when it has not done so after half a minute. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends it at once, as a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded) return;
    this.#child.kill(signal);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), stop_ms);
    await this.ended;
    clearTimeout(late);
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status === 200,
    () => false, // it does not listen yet
  );
}
