import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening } from '../bodies.ts';
import { commandIn, seizureLedger } from '../command.ts';
import { peopleOf } from '../people.ts';
import { linesOf, Person } from '../person.ts';
import { type RunningLedger, runLedger } from '../running-ledger.ts';

const who = ['--subject', 'inv-1', '--agency', 'TH-CCIB', '--jurisdiction', 'TH'];

describe('the command line', () => {
  let folder: string;
  let dataDir: string;
  let ledger: RunningLedger;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'command-'));
    dataDir = join(folder, 'data');
    ledger = await runLedger(dataDir);
    const { inv } = await peopleOf(dataDir, ledger.url);
    await inv.batch([
      { act: 'cases', body: opening, caseId: 'C-1', id: 'open' },
      { act: 'freezes', body: freeze, caseId: 'C-1', id: 'freeze' },
      { act: 'freezes', body: { ...freeze, assetId: 'A2', unit: 'XXX' }, caseId: 'C-1', id: 'refused' },
    ]);
    // a repeat is a record too
    await inv.post('/cases/C-1/freezes', 'freeze', freeze);
  });
  afterAll(async () => {
    await ledger.stop();
    await rm(folder, { force: true, recursive: true });
  });

  it('is there as a program, with exit codes', async () => {
    const help = await seizureLedger('--help');
    expect([help.code, help.err, help.out]).toEqual([0, '', expect.stringContaining('verify')]);
    const wrong = await seizureLedger('steal');
    expect([wrong.code, wrong.err, wrong.out]).toEqual([2, expect.stringContaining("'steal'"), '']);
  });

  it('token prints a token that the ledger takes, and nothing else', async () => {
    const args = ['token', '--role', 'auditor', ...who, '--data', dataDir];
    const { code, err, out } = await seizureLedger(...args);
    expect([code, err]).toEqual([0, '']);
    expect((await new Person(ledger.url, out.trim()).get('/audit/positions')).status).toBe(200);
    const asJson = await seizureLedger(...args, '--json');
    expect((await new Person(ledger.url, JSON.parse(asJson.out).token).get('/cases')).status).toBe(200);
  });

  it('token says that there is no ledger yet, but not on stdout', async () => {
    const { code, err, out } = await seizureLedger(
      'token',
      '--role',
      'court',
      ...who,
      '--data',
      join(folder, 'new'),
    );
    expect([code, out.split('.').length]).toEqual([0, 3]);
    expect(err).toContain('no ledger in');
  });

  it('verify agrees beside a running ledger', async () => {
    const verify = () => seizureLedger('verify', '--all', '--data', dataDir, '--json');
    // its notary signs a moment after the first record
    await expect.poll(async () => JSON.parse((await verify()).out)['heads']).toBeGreaterThan(0);
    const { code, out } = await verify();
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        cases: 1,
        cosignatures: 0,
        documents: expect.any(Number),
        facts: 4,
        findings: [],
        heads: expect.any(Number),
        stamps: 0,
        unchecked: 0,
        // a ledger that signed its records from the first one on has none
        unsigned: 0,
      },
    ]);
    const plain = await commandIn({ DATA_DIR: dataDir }, 'verify', '--all');
    expect(plain.code).toBe(0);
    expect(plain.out).toMatch(
      /^4 records of 1 cases, \d+ signed heads and \d+ documents of the read model: everything agrees\.\n$/,
    );
  });

  it('export prints every record with its place, as lines or as one list', async () => {
    const { code, err, out } = await seizureLedger('export', '--data', dataDir);
    expect([code, err]).toEqual([0, '']);
    const entries = linesOf({ text: out });
    expect(entries.map(({ status }) => status)).toEqual(['posted', 'posted', 'refused', 'repeated']);
    expect(entries.map(({ id, position }) => id === position)).toEqual([true, true, true, true]);
    const list = await seizureLedger('export', '--data', dataDir, '--json');
    expect(JSON.parse(list.out)).toEqual(entries);
  });

  it('export to somebody who has seen enough ends quietly', async () => {
    const script = fileURLToPath(new URL('../../packages/cli/bin/seizure-ledger.js', import.meta.url));
    const child = spawn(process.execPath, [script, 'export', '--data', dataDir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    expect([(await once(child, 'exit'))[0], err]).toEqual([0, '']);
  });

  it('doctor finds nothing wrong with a healthy place, and changes nothing', async () => {
    const place = join(folder, 'unmade', 'deeper');
    const { code, out } = await seizureLedger('doctor', '--data', place, '--port', '0', '--json', '--config');
    const { checks, config } = JSON.parse(out);
    expect([code, checks.map(({ name, wrong }: Record<string, string>) => [name, wrong])]).toEqual([
      0,
      [
        ['Node', undefined],
        ['Port', undefined],
        ['Data', undefined],
        ['Keys', undefined],
      ],
    ]);
    expect(config).toMatchObject({ DATA_DIR: place, EVENT_LOG: 'embedded', PORT: 0 });
    expect(await readdir(folder)).not.toContain('unmade');
  });

  it('doctor names what is wrong, and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    // a server that listens on a port has an address of this form
    const { port } = taken.address() as AddressInfo;
    const open = join(folder, 'open');
    await seizureLedger('token', '--role', 'court', ...who, '--data', open);
    await chmod(join(open, 'keys', 'issuer.pem'), 0o644);
    const { code, out } = await seizureLedger('doctor', '--data', open, '--port', String(port));
    taken.close();
    expect(code).toBe(1);
    expect(out).toMatch(/^ok {2}Node/m);
    expect(out).toMatch(/^BAD Port: .* is taken: set PORT or start with --port/m);
    expect(out).toMatch(/^BAD Keys: .* chmod 600 .*issuer\.pem/m);
    await writeFile(join(folder, 'file'), '');
    const noFolder = await seizureLedger('doctor', '--data', join(folder, 'file'), '--port', '0');
    expect([noFolder.code, noFolder.out]).toEqual([1, expect.stringMatching(/^BAD Data: .*set DATA_DIR/m)]);
  });

  it('start says as JSON where it serves, and ends with 0 when it is told to', async () => {
    const script = fileURLToPath(new URL('../../packages/cli/bin/seizure-ledger.js', import.meta.url));
    const args = [script, 'start', '--json', '--port', '0', '--data', join(folder, 'second')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const { data, url } = JSON.parse(String(line));
    expect(data).toBe(join(folder, 'second'));
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const beside = await seizureLedger('doctor', '--data', data, '--port', new URL(url).port);
    expect([beside.code, beside.out]).toEqual([0, expect.stringContaining('where a ledger is ready')]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('start ends with 1 on a folder that another ledger holds, or a port that is taken', async () => {
    const held = await seizureLedger('start', '--port', '0', '--data', dataDir);
    expect([held.code, held.err]).toEqual([1, expect.stringContaining('in use by another process')]);
    const taken = await seizureLedger(
      'start',
      '--port',
      new URL(ledger.url).port,
      '--data',
      join(folder, 'third'),
    );
    expect([taken.code, taken.err]).toEqual([1, expect.stringMatching(/port \d+ is taken.*--port/)]);
  });

  it('import counts as JSON what came in, and ends with 1 when a row was refused', async () => {
    const mapping = {
      agency: 'TH-CCIB',
      columns,
      idPrefix: 'reg',
      jurisdiction: 'TH',
      legalBasis: 'AMLA',
      timeZone: 'UTC',
    };
    await writeFile(join(folder, 'mapping.json'), JSON.stringify(mapping));
    const places = [
      '--mapping',
      join(folder, 'mapping.json'),
      '--out',
      join(folder, 'out'),
      '--url',
      ledger.url,
      '--data',
      dataDir,
    ];
    const rows = async (...lines: readonly string[]) => {
      await writeFile(
        join(folder, 'register.csv'),
        ['case,asset,what,unit,sum,by,on', ...lines, ''].join('\n'),
      );
      return seizureLedger('import', join(folder, 'register.csv'), ...places, '--json');
    };
    const clean = await rows('R1,A1,Cash,THB,10.00,Treasury,2025-01-31');
    expect([clean.code, JSON.parse(clean.out)]).toMatchObject([
      0,
      { balanced: true, rows: { fullyPosted: 1 } },
    ]);
    const refused = await rows('R2,A1,Cash,THB,10.001,Treasury,2025-01-31');
    expect([refused.code, JSON.parse(refused.out)]).toMatchObject([
      1,
      { refusals: { seizure: { PRECISION_EXCEEDED: 1 } } },
    ]);
  });
});

const columns = {
  assetId: 'asset',
  caseId: 'case',
  custodian: 'by',
  date: 'on',
  description: 'what',
  quantity: 'sum',
  unit: 'unit',
};
