import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { RegisterRow } from '../readers/plan.ts';

/** A file that is not the register which the mapping describes. */
export class RegisterFileError extends Error {
  override readonly name = 'RegisterFileError';
  readonly code = 'BAD_REGISTER_FILE';
}

export interface RegisterFile {
  readonly rows: readonly RegisterRow[];
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Reads a CSV file whose first line names its columns.
 * @throws {RegisterFileError} when it is no CSV, or columns are missing; the system's error when it can't be read.
 */
export function readRegisterFile(file: string, columns: readonly string[]): Promise<RegisterFile> {
  return readRegister(createReadStream(file), columns);
}

/** The same of bytes as they come. */
export async function readRegister(source: Readable, columns: readonly string[]): Promise<RegisterFile> {
  const hash = createHash('sha256');
  const bytes = source.on('data', (chunk) => hash.update(chunk));
  const parser = parse({ bom: true, columns: (names: string[]) => named(names, columns) });
  bytes.on('error', (error) => parser.destroy(error)).pipe(parser);
  const rows: RegisterRow[] = [];
  try {
    for await (const row of parser) rows.push(row);
  } catch (error) {
    throw isOfCsv(error)
      ? new RegisterFileError(`the file is not a CSV file: ${error.message}`, { cause: error })
      : error;
  }
  return { rows, sha256: hash.digest('hex') };
}

function named(names: string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new RegisterFileError(`the file has no column ${missing.join(', ')}`);
  return names;
}

const isOfCsv = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
