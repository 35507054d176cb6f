import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importAnswer, type listedRow, type refusedRow, type ShownImport } from '@seizure-ledger/contracts';
import { type RegisterOnItsWay, writeReports } from '@seizure-ledger/register';
import { replaceFile, ServiceError, syncFolder } from '@seizure-ledger/service-kit';
import type { z } from 'zod';

/** What was found in a register: the acts that were refused, and the rows to look at. */
export interface Found {
  readonly listed: readonly z.infer<typeof listedRow>[];
  readonly refused: readonly z.infer<typeof refusedRow>[];
}

/** One import's folder: the register as it came, how it stands, and what was found. Nobody but the service reads it. */
export class ImportFolder {
  readonly register: string;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    this.register = join(path, 'register.csv');
  }

  async make(register: Uint8Array): Promise<void> {
    await mkdir(this.#path, { mode: 0o700, recursive: true });
    await syncFolder(dirname(this.#path));
    await writeFile(this.register, register, { flush: true, mode: 0o600 });
  }

  async read(): Promise<ShownImport> {
    return importAnswer.parse(JSON.parse(await readFile(join(this.#path, 'import.json'), 'utf8')));
  }

  write(shown: ShownImport): Promise<void> {
    return replaceFile(join(this.#path, 'import.json'), JSON.stringify(shown));
  }

  /** @throws {ServiceError} NOT_FOUND: the import has not come to its end. */
  async found(): Promise<Found> {
    // this service wrote it
    return JSON.parse(await readFile(this.#ofItsEnd('found.json'), 'utf8')) as Found;
  }

  async writeFound({ rows, tally }: RegisterOnItsWay): Promise<void> {
    const { listed, refused } = tally;
    await replaceFile(join(this.#path, 'found.json'), JSON.stringify({ listed, refused }));
    await writeReports('register', this.#path, tally, rows);
  }

  /**
   * The rows with what was found, as a table.
   * @throws {ServiceError} NOT_FOUND: the import has not come to its end.
   */
  table(which: 'listed' | 'refused'): string {
    return this.#ofItsEnd(`register.${which}.csv`);
  }

  #ofItsEnd(name: string): string {
    const file = join(this.#path, name);
    if (existsSync(file)) return file;
    throw new ServiceError('NOT_FOUND', 'The import has not come to its end yet.');
  }
}
