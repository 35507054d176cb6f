import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { permissions, type Principal, proposersOf, type ShownImport } from '@seizure-ledger/contracts';
import {
  mappingFile,
  mappingNames,
  openMappingFile,
  readRegister,
  type Register,
  RegisterFileError,
} from '@seizure-ledger/register';
import { ServiceError } from '@seizure-ledger/service-kit';
import { ImportFolder } from './import-folder.ts';
import { type ImportGround, RunningImport } from './running-import.ts';
import type { Upload } from './upload.ts';

/** The acts that a register may ask for: its importer must be somebody who may ask for all of them. */
const planned = ['cases', 'seizures', 'valuations', 'confiscations', 'releases'];
const secondPersons = planned.flatMap((act) => permissions[act]?.second ?? []);

/** All imports of this service, each with a folder of its own. There is one instance of the service that keeps them. */
export class Imports {
  readonly #ground: ImportGround;
  readonly #path: string;
  readonly #mostRows: number;
  readonly #known = new Map<string, RunningImport>();
  /** Those that have rows in memory though they came to their end, the latest last. */
  readonly #waiting = new Set<RunningImport>();
  readonly #making = new Map<string, Promise<RunningImport>>();

  /** @param mostRows of imports that wait for a second person so many are kept in memory: some hundred megabytes. */
  constructor(ground: ImportGround, path: string, mostRows = 100_000) {
    this.#ground = ground;
    this.#path = path;
    this.#mostRows = mostRows;
  }

  /**
   * Finds those of earlier: what was under way, or waits for a second person, waits for a token of its importer. A folder that can't be read, such as a
   * service that was killed leaves of an upload that it had not answered, is left out: uploaded again it is made anew.
   */
  async open(): Promise<void> {
    for (const name of await foldersIn(this.#path)) {
      const folder = new ImportFolder(join(this.#path, name));
      const shown = await folder.read().catch((error: unknown) => {
        this.#ground.logger.error({ err: error, importId: name }, 'an import can’t be read: upload it again');
      });
      if (!shown) continue;
      // what waits for a second person is known again when it has been sent again
      const isOver =
        shown.state === 'failed' ||
        (shown.state === 'done' && (shown.reconciliation?.awaitingSecondPerson ?? 0) === 0);
      const now: ShownImport = isOver
        ? shown
        : {
            ...shown,
            reason: 'The service was started again: resume the import.',
            state: 'paused',
            waitsFor: shown.by,
          };
      this.#know(new RunningImport(this.#ground, folder, now));
    }
  }

  async end(): Promise<void> {
    await Promise.all([...this.#known.values()].map((one) => one.end()));
  }

  /** Those of the own agency; an auditor's, all. The latest first. */
  seenBy(principal: Principal): readonly ShownImport[] {
    const seen = [...this.#known.values()].map(({ shown }) => shown).filter((one) => sees(principal, one));
    return seen.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, 200);
  }

  /** @throws {ServiceError} NOT_FOUND: there is none, or not for this person. */
  of(principal: Principal, importId: string): RunningImport {
    const found = this.#known.get(importId);
    if (found && sees(principal, found.shown)) return found;
    throw new ServiceError('NOT_FOUND', 'There is no such import.');
  }

  /**
   * Begins an import, or goes on with it: the same file by the same person is the same import.
   * @throws {ServiceError} BAD_REQUEST: no such mapping, or not the register that it describes.
   */
  async take(
    principal: Principal,
    authorization: string,
    { file, mapping, register }: Upload,
  ): Promise<RunningImport> {
    const { agency, subject: by } = principal;
    const opened = await opens(mapping);
    const sha256 = createHash('sha256').update(register).digest('hex');
    const importId = createHash('sha256')
      .update(JSON.stringify([agency, by, mapping, sha256]))
      .digest('hex')
      .slice(0, 32);
    const startedAt = new Date().toISOString();
    const shown = { agency, by, file, importId, mapping, sha256, startedAt, state: 'running' } as const;
    const taken = this.#known.get(importId) ?? (await this.#make(shown, register, opened));
    taken.resume(opened, principal, authorization);
    return taken;
  }

  /** Uploaded twice at a time it is made once. */
  #make(shown: ShownImport, register: Uint8Array, opened: Register): Promise<RunningImport> {
    const { importId } = shown;
    const begun = this.#making.get(importId);
    if (begun) return begun;
    const making = this.#made(shown, register, opened).finally(() => this.#making.delete(importId));
    this.#making.set(importId, making);
    return making;
  }

  async #made(shown: ShownImport, register: Uint8Array, opened: Register): Promise<RunningImport> {
    await assertIsRegister(register, opened);
    const made = new RunningImport(this.#ground, new ImportFolder(join(this.#path, shown.importId)), shown);
    await made.folder.make(register);
    await made.folder.write(shown);
    this.#know(made);
    return made;
  }

  #know(one: RunningImport): void {
    this.#known.set(one.shown.importId, one);
    one.onChange(() => {
      if (one.shown.state === 'done') this.#makeRoom(one);
    });
  }

  /** Rows of those that came to their end the longest ago go; those of the latest stay, however many. */
  #makeRoom(latest: RunningImport): void {
    this.#waiting.delete(latest);
    this.#waiting.add(latest);
    let rows = 0;
    for (const one of [...this.#waiting].toReversed()) {
      rows += one.rows;
      if (one !== latest && rows > this.#mostRows) one.letGo();
      if (one.rows === 0) this.#waiting.delete(one);
    }
  }

  /**
   * Goes on with a new token.
   * @throws {ServiceError} NOT_FOUND; FORBIDDEN: it is asked for in somebody else's name; BAD_REQUEST: it waits for somebody
   * else, or is on its way for them.
   */
  async resume(principal: Principal, authorization: string, importId: string): Promise<RunningImport> {
    const found = this.of(principal, importId);
    if (found.shown.by !== principal.subject)
      throw new ServiceError('FORBIDDEN', 'Only who began an import goes on with it.');
    found.resume(await opens(found.shown.mapping), principal, authorization);
    return found;
  }

  /**
   * Agrees to all that waits, as the second person.
   * @throws {ServiceError} NOT_FOUND; FORBIDDEN: it is the importer, or nobody whose agreement counts; BAD_REQUEST: what waits is not known yet, or not any more.
   */
  async approve(principal: Principal, authorization: string, importId: string): Promise<RunningImport> {
    if (!secondPersons.some((role) => role === principal.role))
      throw new ServiceError('FORBIDDEN', `Only one of these agrees: ${secondPersons.join(', ')}.`);
    const found = this.of(principal, importId);
    if (found.shown.by === principal.subject)
      throw new ServiceError('FORBIDDEN', 'Nobody agrees to what they asked for themselves.');
    await found.approve(principal, authorization);
    return found;
  }
}

/** @throws {ServiceError} FORBIDDEN */
export function assertMayImport({ role }: Principal): void {
  const may = planned.every((act) => proposersOf(act).split(', ').includes(role));
  if (!may)
    throw new ServiceError('FORBIDDEN', 'Only who may ask for every act of a register may import one.');
}

const sees = ({ agency, role }: Principal, shown: ShownImport): boolean =>
  role === 'auditor' || agency === shown.agency;

async function opens(mapping: string): Promise<Register> {
  const names = await mappingNames();
  if (names.includes(mapping)) return openMappingFile(mappingFile(mapping));
  throw new ServiceError('BAD_REQUEST', `There is no such mapping; there are: ${names.join(', ')}.`);
}

async function assertIsRegister(register: Uint8Array, { columns }: Register): Promise<void> {
  try {
    await readRegister(Readable.from([register]), columns);
  } catch (error) {
    if (error instanceof RegisterFileError) throw new ServiceError('BAD_REQUEST', error.message);
    throw error;
  }
}

async function foldersIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
