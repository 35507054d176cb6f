import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRegister, type ImportOptions } from './import-register.ts';
import { LedgerServerForTests } from './ledger-server.fixture.ts';

const mapping = fileURLToPath(
  new URL('../../../register/mappings/cook-county-forfeitures.mapping.json', import.meta.url),
);
const tokenOf = (sub: string): string =>
  `header.${Buffer.from(JSON.stringify({ agency: 'CCSAO', sub })).toString('base64url')}.signature`;
const token = tokenOf('importer');
const columns =
  'row,InventNumb,PolRptHash,INumberHash,SeizeDate,InvItemNumb,Descr,EstValue,VinHash,Findings,ForfDate,ForfValue,CaseNumb';
const register = [
  columns,
  '2,100,,,2014-05-23,1,U.S.C.,205,,ftot adm,2014-08-25,205,14-A',
  '3,100,,,2014-05-23,2,2000 Volvo S40,1441,,rel,,,14-A',
  '4,101,,,2014-05-23,1,U.S.C.,1000,,FTOT 700 REL 300.00,2014-08-25,700,14-B',
  '5,102,,,2014-05-23,1,USC,50,,=ftot,2014-05-22,50.5,14-C',
  '6,103,,,2014-05-23,1,USC,,,,,,14-C',
  '7,104,,,2014-05-23,1,Ring,,,-ftot rel,2014-08-25,,',
].join('\n');

let server: LedgerServerForTests;
let folder: string;
let options: ImportOptions;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  server = new LedgerServerForTests(new Date());
  options = {
    file: join(folder, 'register.csv'),
    mapping,
    out: join(folder, 'results'),
    url: await server.listen(),
    token,
    approverToken: tokenOf('approver'),
    patience: { first_ms: 1, longest_ms: 4, giveUpAfter_ms: 60_000 },
  };
  await writeFile(options.file, register);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('a register is imported', () => {
  test('every row and amount is accounted for by what the ledger answered', async () => {
    const result = await importRegister(options);
    expect(result).toMatchObject({
      rows: { read: 6, fullyPosted: 3, partlyRefused: 2, refused: 1 },
      casesOpened: 4,
      units: {
        USD: {
          read: '1255.00',
          seizureRefused: '0.00',
          held: '50.00',
          confiscated: '905.00',
          released: '300.00',
        },
        item: { read: '2', seizureRefused: '0', held: '1', confiscated: '0', released: '1' },
      },
      awaitingSecondPerson: 0,
      refusals: {
        seizure: { MISSING_AMOUNT: 1 },
        confiscation: { EFFECTIVE_BEFORE_TAKING: 1, CONTRADICTION: 1 },
      },
      listed: { contradiction: 1, date: 1 },
      balanced: true,
    });
  });

  test('what was refused and what a person should look at stands in two files, as text', async () => {
    const { files } = await importRegister(options);
    const own = columns.split(',').map((name) => `register: ${name}`);
    expect((await readFile(files.refused, 'utf8')).split('\n')).toEqual([
      ['row,case,stage,code,reason', ...own].join(),
      "5,14-C,confiscation,EFFECTIVE_BEFORE_TAKING,The act is dated before the property was taken (2014-05-23T17:00:00Z).,5,102,,,2014-05-23,1,USC,50,,'=ftot,2014-05-22,50.5,14-C",
      '6,14-C,seizure,MISSING_AMOUNT,money without an amount,6,103,,,2014-05-23,1,USC,,,,,,14-C',
      '7,HOLD-104,confiscation,CONTRADICTION,"""-ftot rel"" says both forfeited and released",7,104,,,2014-05-23,1,Ring,,,\'-ftot rel,2014-08-25,,',
      '',
    ]);
    expect(await readFile(files.listed, 'utf8')).toContain('7,HOLD-104,contradiction,');
  });

  test('without a second person releases wait, and the property counts as held', async () => {
    const { approverToken: _, ...alone } = options;
    const result = await importRegister(alone);
    expect(result).toMatchObject({ awaitingSecondPerson: 2, balanced: true });
    expect(result.units['USD']).toMatchObject({ held: '350.00', released: '0.00' });
  });
});

describe('an import that is repeated', () => {
  test('has the same end and records nothing new', async () => {
    const first = await importRegister(options);
    const recorded = server.ledger.recorded;
    expect(await importRegister(options)).toEqual(first);
    expect(server.ledger.recorded).toBe(recorded);
    expect(new Set(server.approvalKeys).size).toBe(1);
  });

  test('counts a release that someone else has approved meanwhile', async () => {
    const { approverToken: _, ...alone } = options;
    await importRegister(alone);
    const proposal = server.ledger.instruction('14-B', 'cook:4:release');
    server.ledger.approve('14-B', proposal?.proposalHash ?? '', 'by-hand');
    expect((await importRegister(options)).units['USD']).toMatchObject({ released: '300.00', held: '50.00' });
  });
});

describe('an import that the wrong person agreed to', () => {
  test('has its proposals waiting still, and the right one can agree to them later', async () => {
    const wrong = await importRegister({ ...options, approverToken: token });
    expect(wrong).toMatchObject({ awaitingSecondPerson: 2, balanced: true });
    expect(wrong.refusals).not.toHaveProperty('release');
    const right = await importRegister(options);
    expect(right).toMatchObject({ awaitingSecondPerson: 0, balanced: true });
    expect(right.units['USD']).toMatchObject({ held: '50.00', released: '300.00' });
  });
});

describe('a ledger in trouble', () => {
  test.each(['unavailable', 'answer lost', 'answer cut short', 'lines undecided'] as const)(
    'with "%s" the same acts are sent again, and each has one effect',
    async (mishap) => {
      const undisturbed = await importRegister(options);
      const calm = server.ledger.recorded;
      await server.close();
      server = new LedgerServerForTests(new Date());
      server.mishaps.push(mishap, mishap, mishap, mishap, mishap);
      const result = await importRegister({ ...options, url: await server.listen() });
      expect(result).toEqual(undisturbed);
      expect(server.ledger.recorded).toBe(calm);
      expect(server.mishaps).toEqual([]);
    },
  );

  test('that stays away stops the import, and a later one ends as if nothing had been', async () => {
    server.mishaps.push(...Array.from({ length: 1000 }, () => 'unavailable' as const));
    const patience = { first_ms: 1, longest_ms: 4, giveUpAfter_ms: 50 };
    await expect(importRegister({ ...options, patience })).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
    });
    server.mishaps.length = 0;
    expect(await importRegister(options)).toMatchObject({ balanced: true, casesOpened: 4 });
  });
});

describe('a file that is not the register', () => {
  test('is named with the columns that it lacks', async () => {
    await writeFile(options.file, 'row,InventNumb\n2,100\n');
    await expect(importRegister(options)).rejects.toThrow(/no column .*SeizeDate/);
    expect(server.ledger.recorded).toBe(0);
  });

  test('is refused when it is no CSV', async () => {
    await writeFile(options.file, `${columns}\n2,"100`);
    await expect(importRegister(options)).rejects.toMatchObject({ code: 'BAD_REGISTER_FILE' });
  });
});
