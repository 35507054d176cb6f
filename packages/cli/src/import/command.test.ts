import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importCommand, type MintToken } from './command.ts';
import { LedgerServerForTests } from './ledger-server.fixture.ts';

const mapping = {
  idPrefix: 'reg',
  agency: 'CCSAO',
  jurisdiction: 'US-IL',
  timeZone: 'America/Chicago',
  legalBasis: '725 ILCS 150',
  columns: {
    caseId: 'case',
    assetId: 'asset',
    description: 'what',
    unit: 'unit',
    quantity: 'sum',
    custodian: 'by',
    date: 'on',
  },
};
const token = `.${Buffer.from(JSON.stringify({ agency: 'CCSAO', sub: 'importer' })).toString('base64url')}.`;

let folder: string;
let server: LedgerServerForTests;
let url: string;
const minted = vi.fn<MintToken>(() => token);
const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeEach(async () => {
  vi.clearAllMocks();
  folder = await mkdtemp(join(tmpdir(), 'import-command-'));
  server = new LedgerServerForTests(new Date());
  url = await server.listen();
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(mapping));
});

afterEach(async () => {
  process.exitCode = undefined;
  await server.close();
  await rm(folder, { recursive: true });
});

async function run(rows: string, ...flags: readonly string[]): Promise<unknown> {
  await writeFile(join(folder, 'register.csv'), `case,asset,what,unit,sum,by,on\n${rows}\n`);
  const places = ['--mapping', join(folder, 'mapping.json'), '--out', join(folder, 'out'), '--url', url];
  await importCommand(minted).parseAsync([join(folder, 'register.csv'), ...places, ...flags], {
    from: 'user',
  });
  return process.exitCode;
}

test('a clean import ends with 0 and the reconciliation as JSON', async () => {
  expect(await run('C1,A1,Cash,USD,10.00,Treasury,2025-01-31', '--token', token, '--json')).toBe(0);
  expect(JSON.parse(String(printed.mock.calls[0]?.[0]))).toMatchObject({
    balanced: true,
    rows: { fullyPosted: 1 },
  });
});

test('a refused row ends with 1, and is counted', async () => {
  expect(await run('C1,A1,Cash,USD,10.001,Treasury,2025-01-31', '--token', token)).toBe(1);
  expect(printed.mock.calls[0]?.[0]).toContain('refused, seizure: PRECISION_EXCEEDED 1');
});

test('with a data folder it makes the tokens of two persons of the mapping’s agency', async () => {
  await mkdir(join(folder, 'log'));
  expect(await run('C1,A1,Cash,USD,10.00,Treasury,2025-01-31', '--data', folder)).toBe(0);
  const who = { role: 'prosecutor', agency: 'CCSAO', jurisdiction: 'US-IL' };
  expect(minted.mock.calls).toEqual([
    [folder, { ...who, subject: 'importer' }],
    [folder, { ...who, subject: 'approver' }],
  ]);
});

test('without a token it ends with 2 and says what is missing', async () => {
  expect(await run('C1,A1,Cash,USD,10.00,Treasury,2025-01-31')).toBe(2);
  expect(complained.mock.calls.flat()).toEqual(['import needs --token, or --data of a local ledger']);
});

test('a file that is not there ends with 2', async () => {
  expect(await run('', '--token', token, '--mapping', join(folder, 'nothing.json'))).toBe(2);
});

test('where nothing answers it says so at once, and what to do', async () => {
  await server.close();
  expect(await run('C1,A1,Cash,USD,10.00,Treasury,2025-01-31', '--token', token)).toBe(1);
  expect(String(complained.mock.calls[0]?.[0])).toMatch(
    /nothing answers at .*: start the ledger, or name its address/,
  );
});

test('a folder without a ledger is a wrong use: no key is made in it', async () => {
  expect(await run('C1,A1,Cash,USD,10.00,Treasury,2025-01-31', '--data', join(folder, 'typo'))).toBe(2);
  expect(minted).not.toHaveBeenCalled();
});
