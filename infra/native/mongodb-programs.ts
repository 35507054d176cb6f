import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bring, cached, run } from './cache.ts';
import { PythonProgram } from './python-program.ts';

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

const secantus = new PythonProgram('secantusdb', '0.7.0b3');
const rust = 'secantus-mdb-0.5.3-beta.193';
const rustIn = (place: string) => join(place, 'bin/secantusd-rs');

/** Installed in seconds. */
export const plainMongoDb: MongoDbProgram = {
  name: 'plain',
  isHere: () => secantus.isHere(),
  bring: () => secantus.bring(),
  command: secantus.python,
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
