import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal, ShownImport } from '@seizure-ledger/contracts';
import { mappingFile, openMappingFile } from '@seizure-ledger/register';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ImportFolder } from './import-folder.ts';
import { Imports } from './imports.ts';
import { type ImportGround, RunningImport } from './running-import.ts';

const importer: Principal = { agency: 'A', jurisdiction: 'TH', role: 'prosecutor', subject: 'p-1' };
const shown: ShownImport = {
  agency: 'A',
  by: 'p-1',
  file: 'register.csv',
  importId: 'I-1',
  mapping: 'cook-county-forfeitures',
  sha256: '0',
  startedAt: '2026-03-01T09:00:00.000Z',
  state: 'running',
};

// nothing is asked of the ledger here
const ground = { logger: pino({ level: 'silent' }) } as ImportGround;
const upload = {
  file: 'register.csv',
  mapping: 'cook-county-forfeitures',
  register: Buffer.from('no,such,column\n1,2,3\n'),
};

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterEach(() => rm(path, { recursive: true }));

/** The service as it starts on what an earlier one has left. */
async function startedAfter(left: ShownImport): Promise<Imports> {
  const folder = new ImportFolder(join(path, left.importId));
  await folder.make(Buffer.from('row\n'));
  await folder.write(left);
  return started();
}

async function started(): Promise<Imports> {
  const imports = new Imports(ground, path);
  await imports.open();
  return imports;
}

it('an import that was under way waits for its importer after a restart', async () => {
  const imports = await startedAfter(shown);
  expect(imports.seenBy(importer)).toMatchObject([{ importId: 'I-1', state: 'paused' }]);
  expect(() => imports.approve({ ...importer, subject: 'p-2' }, 'Bearer x', 'I-1')).toThrow(
    /resumes it first/,
  );
});

it('an import that was done stays so after a restart', async () => {
  const imports = await startedAfter({ ...shown, state: 'done' });
  expect(imports.of(importer, 'I-1').shown.state).toBe('done');
  expect(() => imports.of({ ...importer, agency: 'B' }, 'I-1')).toThrow(/no such import/);
});

it('an import is agreed to by nobody whose role is not among the second persons', async () => {
  const imports = await startedAfter({ ...shown, state: 'done' });
  const officer: Principal = { ...importer, role: 'vault', subject: 'v-1' };
  expect(() => imports.approve(officer, 'Bearer x', 'I-1')).toThrow(/Only one of these agrees/);
});

it('an upload that is no register leaves nothing, and the next start finds nothing amiss', async () => {
  const imports = await started();
  await expect(imports.take(importer, 'Bearer x', upload)).rejects.toThrow(/no column/);
  expect(await readdir(path)).toEqual([]);
  expect((await started()).seenBy(importer)).toEqual([]);
});

it('an import whose folder a power cut left without a word of it does not keep the others from starting', async () => {
  const cut = new ImportFolder(join(path, 'I-0'));
  await cut.make(Buffer.from('row\n'));
  await writeFile(join(path, 'I-0', 'import.json'), '');
  const imports = await startedAfter(shown);
  expect(imports.seenBy(importer).map(({ importId }) => importId)).toEqual(['I-1']);
});

it('the same file uploaded twice at a time is one import', async () => {
  vi.spyOn(RunningImport.prototype, 'resume').mockReturnValue();
  const { columns } = await openMappingFile(mappingFile(upload.mapping));
  const register = Buffer.from(`${columns.join(',')}\n`);
  const imports = await started();
  const taken = [1, 2].map(() => imports.take(importer, 'Bearer x', { ...upload, register }));
  const [first, second] = await Promise.all(taken);
  expect(first).toBe(second);
  vi.restoreAllMocks();
});
