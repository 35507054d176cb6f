import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ReadModelMissingError, RebuildOvertakenError } from '../errors.ts';
import type { Generations } from '../generations.ts';
import type { ReadModel } from '../port.ts';
import { EmbeddedReadModel } from './embedded-read-model.ts';
import { fileInForce, fileOf, generationInForce, makeRoom, pointTo, removeFile } from './generation-files.ts';
import { openExisting, openForWriting } from './open.ts';
import { versionOf } from './schema.ts';

/**
 * Begins a new generation beside the one in force, whether a ledger runs on the folder or not. One that runs keeps
 * what it has opened; the pointer counts when the ledger starts the next time.
 * @throws {ReadModelMissingError} when there is no read model yet.
 */
export async function openEmbeddedGenerations(folder: string): Promise<Generations> {
  const from = fileInForce(folder);
  if (!existsSync(from)) throw new ReadModelMissingError(from);
  const number = makeRoom(folder);
  const next = await openForWriting(fileOf(folder, number));
  const database = openExisting(from);
  const currentVersion = versionOf(database);
  if (currentVersion === undefined) throw new ReadModelMissingError(from);
  return new EmbeddedGenerations(folder, number, new EmbeddedReadModel(from, database), currentVersion, next);
}

class EmbeddedGenerations implements Generations {
  readonly current: ReadModel;
  readonly currentVersion: number;
  readonly next: ReadModel;
  readonly #folder: string;
  readonly #from: number;
  readonly #number: number;
  readonly #copy: string;
  #still: ReadModel | undefined;
  #switched = false;

  constructor(folder: string, number: number, current: ReadModel, currentVersion: number, next: ReadModel) {
    this.#folder = folder;
    this.#from = generationInForce(folder);
    this.#number = number;
    this.#copy = join(folder, `compared-${number}.db`);
    this.current = current;
    this.currentVersion = currentVersion;
    this.next = next;
  }

  /** A copy as of one moment stands still, and who writes the original need not wait. */
  async hold(): Promise<ReadModel> {
    removeFile(this.#copy);
    const database = openExisting(fileOf(this.#folder, this.#from));
    database.prepare('VACUUM INTO ?').run(this.#copy);
    database.close();
    this.#still = new EmbeddedReadModel(this.#copy, openExisting(this.#copy));
    return this.#still;
  }

  async release(): Promise<void> {
    await this.#still?.close();
    this.#still = undefined;
    removeFile(this.#copy);
  }

  async switch(): Promise<void> {
    // another rebuild makes room when it begins, and takes this one's file away while it is still written
    const isThere = existsSync(fileOf(this.#folder, this.#number));
    if (!isThere || generationInForce(this.#folder) !== this.#from) throw new RebuildOvertakenError();
    await this.release();
    // what is pointed to lies in its file whole
    await this.next.close();
    pointTo(this.#folder, this.#number);
    this.#switched = true;
  }

  async close(): Promise<void> {
    await this.release();
    await Promise.all([this.current.close(), this.next.close()]);
    if (!this.#switched) removeFile(fileOf(this.#folder, this.#number));
  }
}
