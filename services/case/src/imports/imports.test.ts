import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal, ShownImport } from '@seizure-ledger/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImportFolder } from './import-folder.ts';
import { Imports } from './imports.ts';
import type { ImportGround } from './running-import.ts';

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
  // nothing is asked of the ledger here
  const imports = new Imports({} as ImportGround, path);
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
