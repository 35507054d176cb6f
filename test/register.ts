import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mintToken } from '@seizure-ledger/service-kit';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { importRegister, type ImportOptions } from 'seizure-ledger/import';
import type { SuiteNeeds } from './required-suite.ts';

/** A register of a real agency, which is not part of this project. */
export const registerFile = join(process.env['SEIZURE_DATA_DIR'] ?? '', 'cook-county-forfeitures.csv');

export const registerIsHere: SuiteNeeds = {
  available: process.env['SEIZURE_DATA_DIR'] !== undefined && existsSync(registerFile),
  kind: 'register',
  reason: 'SEIZURE_DATA_DIR names no folder with cook-county-forfeitures.csv',
};

/** Those who keep the register. */
export const ofTheRegister = {
  agency: "Cook County State's Attorney",
  jurisdiction: 'US-IL',
  role: 'prosecutor',
} as const;

const mapping = fileURLToPath(
  new URL('../packages/register/mappings/cook-county-forfeitures.mapping.json', import.meta.url),
);

/** Brings a register into the ledger at an address, with tokens by the keys in a data folder. */
export async function importInto(
  { dataDir, url }: { readonly dataDir: string; readonly url: string },
  file: string,
  onProgress: NonNullable<ImportOptions['onProgress']> = () => undefined,
): ReturnType<typeof importRegister> {
  return importRegister({
    approverToken: await mintToken(dataDir, { ...ofTheRegister, subject: 'approver' }),
    file,
    mapping,
    onProgress,
    out: join(dataDir, 'results'),
    token: await mintToken(dataDir, { ...ofTheRegister, subject: 'importer' }),
    url,
  });
}

/** Where the reports lie differs. */
export const figuresOf = ({ files: _files, ...figures }: Awaited<ReturnType<typeof importInto>>): object =>
  figures;

/** How many of its first rows a test takes: all 23,106 take long. `SEIZURE_REGISTER_ROWS` says how many instead. */
export const rowsOr = (few: number): number => Number(process.env['SEIZURE_REGISTER_ROWS'] ?? few);

/** @returns a file of the first rows of the register, in the folder unless these are all. */
export async function firstRows(rows: number, folder: string): Promise<string> {
  if (rows === wholeRegister.rows.read) return registerFile;
  const file = join(folder, 'first-rows.csv');
  const read: string[][] = parse(await readFile(registerFile), { bom: true, to: rows + 1 });
  await writeFile(file, stringify(read));
  return file;
}

/** What the whole register comes to, as the published count of the same rules has it, independently of this project. */
export const wholeRegister = {
  balanced: true,
  casesOpened: 18_507,
  rows: { fullyPosted: 22_896, partlyRefused: 172, read: 23_106, refused: 38 },
  units: {
    USD: {
      confiscated: '46798952.21',
      held: '13797183.59',
      read: '64978447.60',
      seizureRefused: '5658.00',
      released: '4376653.80',
    },
    item: { confiscated: '4745', held: '1419', read: '6984', released: '819', seizureRefused: '1' },
  },
} as const;
