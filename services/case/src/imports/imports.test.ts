import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal, ShownImport } from '@seizure-ledger/contracts';
import {
  mappingFile,
  openMappingFile,
  patiently,
  type Patience,
  RegisterOnItsWay,
  UnavailableError,
} from '@seizure-ledger/register';
import { ServiceError } from '@seizure-ledger/service-kit';
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

const reconciled: NonNullable<ShownImport['reconciliation']> = {
  awaitingSecondPerson: 0,
  balanced: true,
  casesOpened: 0,
  listed: {},
  refusals: {},
  rows: { fullyPosted: 0, partlyRefused: 0, read: 0, refused: 0 },
  sha256: '0',
  units: {},
};

const person = (subject: string): Principal => ({ ...importer, subject });

/** Knows one good token; nothing is asked of the ledger here. */
const ground = {
  logger: pino({ level: 'silent' }),
  tokens: {
    verify: async (authorization: string | undefined) => {
      if (authorization === 'Bearer good') return importer;
      throw new ServiceError('UNAUTHENTICATED', 'it has expired');
    },
  },
} as ImportGround;
const upload = {
  file: 'register.csv',
  mapping: 'cook-county-forfeitures',
  register: Buffer.from('no,such,column\n1,2,3\n'),
};

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(path, { recursive: true });
});

/** The service as it starts on what an earlier one has left. */
async function startedAfter(left: ShownImport): Promise<Imports> {
  const folder = new ImportFolder(join(path, left.importId));
  await folder.make(Buffer.from('row\n'));
  await folder.write(left);
  return started();
}

async function started(mostRows?: number): Promise<Imports> {
  const imports = new Imports(ground, path, mostRows);
  await imports.open();
  return imports;
}

it('an import that was under way waits for its importer after a restart', async () => {
  const imports = await startedAfter(shown);
  const waiting = { importId: 'I-1', state: 'paused', waitsFor: 'p-1' };
  expect(imports.seenBy(importer)).toMatchObject([waiting]);
  await expect(imports.approve(person('p-2'), 'Bearer x', 'I-1')).rejects.toThrow(/resumes it first/);
  await expect(imports.of(importer, 'I-1').found()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('an import that was done stays so after a restart', async () => {
  const imports = await startedAfter({ ...shown, reconciliation: reconciled, state: 'done' });
  expect(imports.of(importer, 'I-1').shown.state).toBe('done');
  expect(() => imports.of({ ...importer, agency: 'B' }, 'I-1')).toThrow(/no such import/);
});

it('an import of which something waited for a second person waits for its importer after a restart', async () => {
  const reconciliation = { ...reconciled, awaitingSecondPerson: 2 };
  const imports = await startedAfter({ ...shown, reconciliation, state: 'done' });
  const waiting = { reconciliation, state: 'paused', waitsFor: 'p-1' };
  expect(imports.of(importer, 'I-1').shown).toMatchObject(waiting);
});

it('an import is agreed to by nobody whose role is not among the second persons', async () => {
  const imports = await startedAfter({ ...shown, state: 'done' });
  const officer: Principal = { ...importer, role: 'vault', subject: 'v-1' };
  await expect(imports.approve(officer, 'Bearer x', 'I-1')).rejects.toThrow(/Only one of these agrees/);
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
  const imports = await started();
  const register = await emptyRegister();
  const taken = [1, 2].map(() => imports.take(importer, 'Bearer x', { ...upload, register }));
  const [first, second] = await Promise.all(taken);
  expect(first).toBe(second);
});

it('an approval that waits for a token is gone on with by another person, and by nobody as the importer', async () => {
  const approvals = vi
    .spyOn(RegisterOnItsWay.prototype, 'approve')
    .mockImplementation(async (_, ledger) => void (await ledger.batch([])));
  vi.spyOn(RegisterOnItsWay.prototype, 'send').mockImplementation(awaitsSecondPerson);
  const imports = await started();
  const one = await imports.take(importer, 'Bearer good', { ...upload, register: await emptyRegister() });
  const { importId } = one.shown;
  await isShown(one, 'done');
  await imports.approve(person('p-2'), 'Bearer old', importId);
  await isShown(one, 'paused');
  expect(one.shown.waitsFor).toBe('p-2');
  await expect(imports.resume(importer, 'Bearer good', importId)).rejects.toThrow(/waits for p-2/);
  await imports.approve(person('p-3'), 'Bearer good', importId);
  await isShown(one, 'done');
  expect(approvals.mock.calls.map(([approver]) => approver)).toEqual(['p-2', 'p-3']);
  expect(one.shown.waitsFor).toBeUndefined();
});

it('an import that could not be sent whole is sent before anybody agrees to it', async () => {
  vi.spyOn(RegisterOnItsWay.prototype, 'send').mockRejectedValueOnce(new Error('the ledger is away'));
  const imports = await started();
  const one = await imports.take(importer, 'Bearer good', { ...upload, register: await emptyRegister() });
  await isShown(one, 'failed');
  const { importId } = one.shown;
  await expect(imports.approve(person('p-2'), 'Bearer good', importId)).rejects.toThrow(/resumes it first/);
  await imports.resume(importer, 'Bearer good', importId);
  await isShown(one, 'done');
});

it('an import on a full disk is shown as failed, and is resumed when there is room', async () => {
  vi.spyOn(RegisterOnItsWay.prototype, 'send').mockResolvedValue();
  const imports = await started();
  const one = await imports.take(importer, 'Bearer good', { ...upload, register: await emptyRegister() });
  await isShown(one, 'done');
  const full = new Error('ENOSPC: no space left on device');
  const write = vi.spyOn(ImportFolder.prototype, 'write').mockRejectedValue(full);
  await imports.resume(importer, 'Bearer good', one.shown.importId);
  await isShown(one, 'failed');
  expect(one.shown.reason).toMatch(/no space left/);
  write.mockRestore();
  await imports.resume(importer, 'Bearer good', one.shown.importId);
  await isShown(one, 'done');
});

it('of imports that wait for a second person so many rows are kept in memory; another is resumed first', async () => {
  const approve = vi.spyOn(RegisterOnItsWay.prototype, 'approve').mockResolvedValue();
  vi.spyOn(RegisterOnItsWay.prototype, 'send').mockImplementation(awaitsSecondPerson);
  const imports = await started(1);
  const [first, second] = [await brought(imports, '13COFO-1'), await brought(imports, '13COFO-2')];
  const agree = (one: RunningImport) => imports.approve(person('p-2'), 'Bearer good', one.shown.importId);
  await expect(agree(first)).rejects.toThrow(/resumes it first/);
  await agree(second);
  await isShown(second, 'done');
  await imports.resume(importer, 'Bearer good', first.shown.importId);
  await isShown(first, 'done');
  await agree(first);
  await isShown(first, 'done');
  expect(approve).toHaveBeenCalledTimes(2);
});

it('an import of which nothing waits has no row in memory, and there is nothing to agree to', async () => {
  vi.spyOn(RegisterOnItsWay.prototype, 'send').mockResolvedValue();
  const imports = await started();
  const one = await brought(imports, '13COFO-1');
  expect(one.rows).toBe(0);
  await imports.approve(person('p-2'), 'Bearer good', one.shown.importId);
  expect(one.shown.state).toBe('done');
});

it('an import that waits for the ledger ends with the service, and is no failure', async () => {
  const sent = Promise.withResolvers<Patience>();
  vi.spyOn(RegisterOnItsWay.prototype, 'send').mockImplementation((_, limits) => {
    sent.resolve(limits);
    return patiently(() => Promise.reject(new UnavailableError('the ledger is away')), limits);
  });
  const imports = await started();
  const one = await imports.take(importer, 'Bearer good', { ...upload, register: await emptyRegister() });
  await sent.promise;
  await imports.end();
  expect(one.shown.state).toBe('running');
});

/** Brings in a register of one row. */
async function brought(imports: Imports, caseNumber: string): Promise<RunningImport> {
  const { columns } = await openMappingFile(mappingFile(upload.mapping));
  const cells = {
    CaseNumb: caseNumber,
    Descr: 'U.S.C.',
    EstValue: '1000',
    SeizeDate: '2013-01-05',
    row: '2',
  };
  const row = columns.map((column) => new Map(Object.entries(cells)).get(column) ?? '').join(',');
  const register = Buffer.from(`${columns.join(',')}\n${row}\n`);
  const one = await imports.take(importer, 'Bearer good', { ...upload, register });
  await isShown(one, 'done');
  return one;
}

async function awaitsSecondPerson(this: RegisterOnItsWay): Promise<void> {
  const act = { act: 'confiscations', body: {}, caseId: 'C-1', id: 'confiscate', row: 1 } as const;
  this.tally.take({ ...act, stage: 'confiscation' }, { proposalHash: 'sha256:0', status: 'proposed' });
}

const isShown = (one: RunningImport, state: ShownImport['state']) =>
  vi.waitUntil(() => one.shown.state === state, { timeout: 10_000 });

async function emptyRegister(): Promise<Buffer> {
  const { columns } = await openMappingFile(mappingFile(upload.mapping));
  return Buffer.from(`${columns.join(',')}\n`);
}
