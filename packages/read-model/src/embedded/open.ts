import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ReadModelMissingError } from '../errors.ts';
import type { ReadModel } from '../port.ts';
import { EmbeddedReadModel } from './embedded-read-model.ts';
import { fileInForce, noteOpened } from './generation-files.ts';
import { assertProjectionVersion, prepareSchema } from './schema.ts';
import { Writer } from './writer.ts';

export interface EmbeddedReadModelOptions {
  /** Made when it is not there. The documents stand in its file `read-model.db`, after a rebuild in one with a number. */
  readonly folder: string;
  /** Beside a process that writes: `commit` is refused, and `reached` looks every few milliseconds. */
  readonly readOnly?: true;
}

/**
 * Opens the read model of one machine, on node:sqlite. One process writes, by a thread of its own; reads are
 * answered in the calling thread, in well under a millisecond a page.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 * @throws {ReadModelMissingError} when it is to be only read and nothing has been written yet.
 */
export async function openEmbeddedReadModel(options: EmbeddedReadModelOptions): Promise<ReadModel> {
  const file = fileInForce(options.folder);
  if (options.readOnly) return new EmbeddedReadModel(file, openForReading(file));
  mkdirSync(options.folder, { mode: 0o700, recursive: true });
  noteOpened(options.folder);
  return openForWriting(file);
}

/** One file as it is named, whichever is in force. */
export async function openForWriting(file: string): Promise<ReadModel> {
  prepareSchema(file);
  const writer = await Writer.start(file);
  return new EmbeddedReadModel(file, openForReading(file), writer);
}

function openForReading(file: string): DatabaseSync {
  const database = openExisting(file);
  try {
    assertProjectionVersion(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export function openExisting(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  } catch (cause) {
    throw new ReadModelMissingError(file, { cause });
  }
}
