import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf, bring, cached, run } from './cache.ts';

/**
 * Servers that speak MongoDB's protocol, with transactions, where there is no Docker: SecantusDB, in Python and in
 * Rust, on MongoDB's own storage engine. GPL-2: a process of its own for tests and trials, never linked nor shipped.
 */
export interface MongoDbProgram {
  /** Brought by `node infra/native/bring-mongodb.ts NAME`. */
  readonly name: string;
  isHere(): boolean;
  bring(): Promise<void>;
  readonly command: string;
  readonly args: readonly string[];
}

const python = 'secantusdb-0.7.0b3';
const rust = 'secantus-mdb-0.5.3-beta.193';
const pythonIn = (place: string) => join(place, 'bin/python');
const rustIn = (place: string) => join(place, 'bin/secantusd-rs');

/** Installed in seconds. */
export const plainMongoDb: MongoDbProgram = {
  name: 'plain',
  isHere: () => isPython(cached(python)),
  bring: () =>
    bring(python, isPython, (place) => {
      run('python3', '-m', 'venv', place);
      const pip = [
        pythonIn(place),
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
      ] as const;
      run(...pip, python.replace('-', '=='));
    }),
  command: pythonIn(cached(python)),
  args: ['-m', 'secantus'],
};

/** Several times faster, for measuring; built in some minutes. */
export const fastMongoDb: MongoDbProgram = {
  name: 'fast',
  isHere: () => existsSync(rustIn(cached(rust))),
  bring: () =>
    bring(
      rust,
      (place) => existsSync(rustIn(place)),
      (place) => {
        const [, crate = '', version = ''] = /^(secantus-mdb)-(.*)$/.exec(rust) ?? [];
        run('cargo', 'install', crate, '--version', version, '--ignore-rust-version', '--root', place);
      },
    ),
  command: rustIn(cached(rust)),
  args: [],
};

/** A virtual environment dies with the Python that it was made of, so it is asked. */
function isPython(place: string): boolean {
  const question = 'from importlib.metadata import version; print(version("secantusdb"))';
  return existsSync(pythonIn(place)) && `secantusdb-${answerOf(pythonIn(place), '-c', question)}` === python;
}
