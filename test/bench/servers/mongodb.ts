import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongoDb } from '../../../infra/native/mongodb.ts';
import { fastMongoDb, plainMongoDb } from '../../../infra/native/mongodb-programs.ts';

export interface BenchMongoDb {
  /** Which server it is: figures of two are no figures of one. */
  readonly server: string;
  readonly uri: string;
  /** Removes its data, too. */
  readonly end: () => Promise<void>;
}

/** The server that MONGODB_URI names, else the fast native one, else the plain one, else nothing, and says so. */
export async function startBenchMongoDb(row: string): Promise<BenchMongoDb | undefined> {
  const named = process.env['MONGODB_URI'];
  if (named) return { end: async () => undefined, server: 'MONGODB_URI', uri: named };
  const program = [fastMongoDb, plainMongoDb].find((one) => one.isHere());
  if (!program) {
    console.log(
      `${row.padEnd(18)} not measured: set MONGODB_URI, or run node infra/native/bring-mongodb.ts fast`,
    );
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-mongodb-'));
  const started = await startMongoDb({ folder, program });
  const end = async () => {
    await started.kill();
    await rm(folder, { force: true, recursive: true });
  };
  return { end, server: program.name, uri: started.uri };
}
