import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The file of the generation that is read, as the pointer says when this is called. */
export function fileInForce(folder: string): string {
  return fileOf(folder, generationInForce(folder));
}

/** The file that was last opened for writing: while a ledger runs, the one that it reads. */
export function fileOpened(folder: string): string {
  return fileOf(folder, numberIn(join(folder, opened)));
}

export function generationInForce(folder: string): number {
  return numberIn(join(folder, pointer));
}

/** The first generation has the plain name; those of later ones end in a number. */
export function fileOf(folder: string, generation: number): string {
  return join(folder, generation === 1 ? 'read-model.db' : `read-model-${generation}.db`);
}

/** From now on whoever opens the read model opens this one. */
export function pointTo(folder: string, generation: number): void {
  write(folder, pointer, generation);
}

/** Whoever writes keeps the generation that it opened until it ends: no rebuild takes that away. */
export function noteOpened(folder: string): void {
  const generation = generationInForce(folder);
  if (numberIn(join(folder, opened)) !== generation) write(folder, opened, generation);
}

/** Takes away all but the one in force and the one that was last opened for writing. @returns a number that none has. */
export function makeRoom(folder: string): number {
  const kept = [generationInForce(folder), numberIn(join(folder, opened))];
  const numbers = readdirSync(folder)
    .map((name) => /^read-model(?:-(\d+))?\.db$/.exec(name))
    .flatMap((found) => (found ? [Number(found[1] ?? 1)] : []));
  for (const generation of numbers) if (!kept.includes(generation)) removeFile(fileOf(folder, generation));
  return Math.max(...kept, ...numbers) + 1;
}

/** A database, with what SQLite puts beside it. */
export function removeFile(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
}

const pointer = 'generation';
const opened = 'generation-opened';

function numberIn(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 1;
}

/** Whole or not at all, also when the power fails. */
function write(folder: string, name: string, generation: number): void {
  const file = openSync(join(folder, `${name}.new`), 'w', 0o600);
  writeSync(file, `${generation}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(join(folder, `${name}.new`), join(folder, name));
  const inFolder = openSync(folder, 'r');
  fsyncSync(inFolder);
  closeSync(inFolder);
}
