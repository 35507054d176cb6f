import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf, bring, cached, run } from './cache.ts';

const pythonIn = (place: string) => join(place, 'bin/python');

/** A program from PyPI in one version, in a virtual environment of its own in the cache. */
export class PythonProgram {
  readonly #name: string;
  readonly #version: string;

  constructor(name: string, version: string) {
    this.#name = name;
    this.#version = version;
  }

  /** The interpreter that has it. */
  get python(): string {
    return pythonIn(this.#place);
  }

  get #place(): string {
    return cached(`${this.#name}-${this.#version}`);
  }

  isHere(): boolean {
    return this.#isIn(this.#place);
  }

  bring(): Promise<void> {
    return bring(
      `${this.#name}-${this.#version}`,
      (place) => this.#isIn(place),
      (place) => {
        run('python3', '-m', 'venv', place);
        const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'] as const;
        run(pythonIn(place), ...pip, `${this.#name}==${this.#version}`);
      },
    );
  }

  /** A virtual environment dies with the Python that it was made of, so it is asked. */
  #isIn(place: string): boolean {
    const question = `from importlib.metadata import version; print(version("${this.#name}"))`;
    return existsSync(pythonIn(place)) && answerOf(pythonIn(place), '-c', question) === this.#version;
  }
}
