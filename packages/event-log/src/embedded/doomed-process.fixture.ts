import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A process that appends until it is killed. */
export class DoomedProcess {
  readonly #process;
  readonly #lines;
  readonly #heard: string[] = [];

  constructor(folder: string, run: string, inFlight: number) {
    const file = fileURLToPath(new URL('./appending-process.fixture.ts', import.meta.url));
    const flags = ['--conditions=source', '--experimental-transform-types', '--no-warnings'];
    this.#process = spawn(process.execPath, [...flags, file, folder, run, `${inFlight}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void this.#process.kill('SIGKILL'));
    this.#lines = createInterface(this.#process.stdout);
    this.#lines.on('line', (line) => this.#heard.push(line));
  }

  /** Resolves when it has opened the log. */
  async opened(): Promise<void> {
    await this.#heardLines(1);
  }

  /** Kills it after so many acknowledgements; answers all that it printed before it was gone: `partition:offset key`. */
  async killAfter(acknowledgements: number): Promise<readonly string[]> {
    await this.#heardLines(1 + acknowledgements);
    const closed = once(this.#lines, 'close');
    this.#process.kill('SIGKILL');
    await closed;
    return this.#heard.slice(1);
  }

  async #heardLines(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => this.#heard.length >= count && resolve();
    this.#lines.on('line', look).once('close', resolve);
    look();
    await promise;
    this.#lines.off('line', look).off('close', resolve);
    if (this.#heard.length < count) throw new Error('The process ended before it was killed.');
  }
}
