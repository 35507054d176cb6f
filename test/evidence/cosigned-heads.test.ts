import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partitionOf } from '@seizure-ledger/contracts';
import { formatVerifierKey, NoteSigner } from '@seizure-ledger/evidence';
import { openSigningKey } from '@seizure-ledger/service-notary';
import { evidenceFolder, type Standalone, startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seizureLedger } from '../command.ts';
import { type HttpAnswer, Person } from '../person.ts';
import { type RunningWitness, startWitness } from './running-witness.ts';
import { signedReceipt } from './signed-receipt.ts';

const patience = { interval: 100, timeout: 30_000 };
const caseId = 'C-1';

let folder: string;
let dataDir: string;
let witnesses: readonly RunningWitness[];
let running: Standalone | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cosigned-'));
  dataDir = join(folder, 'ledger');
  await openSigningKey(join(dataDir, 'keys'), evidenceFolder(dataDir));
  const keys = join(evidenceFolder(dataDir), 'keys');
  witnesses = await Promise.all(
    [1, 2].map((n) => startWitness({ folder: join(folder, `${n}`), keys, name: `witness.example/${n}` })),
  );
  const away = (await NoteSigner.generate('witness.example/3', 'cosignature')).signer;
  const known = [...witnesses, { key: away.key, url: 'http://127.0.0.1:9' }];
  const lines = known.map(({ key, url }) => ({ key: formatVerifierKey(key), url }));
  await writeFile(join(folder, 'witnesses'), lines.map(({ key, url }) => `${key} ${url}\n`).join(''));
  const elsewhere = lines.map(({ key }) => ({ key, url: 'http://127.0.0.1:9' }));
  await writeFile(
    join(folder, 'witnesses-one'),
    [...lines.slice(0, 1), ...elsewhere.slice(1)].map(({ key, url }) => `${key} ${url}\n`).join(''),
  );
  await writeFile(
    join(folder, 'witnesses-away'),
    elsewhere.map(({ key, url }) => `${key} ${url}\n`).join(''),
  );
  await writeFile(join(folder, 'witness-keys'), lines.map(({ key }) => `${key}\n`).join(''));
});
afterAll(async () => {
  await running?.close();
  await Promise.all(witnesses.map((witness) => witness.kill()));
  await rm(folder, { recursive: true });
});

async function start(on: string, asked = 'witnesses'): Promise<Person> {
  const logger = pino({ level: 'silent' });
  const options = { host: '127.0.0.1', logger, port: 0, witnesses: join(folder, asked) };
  running = await startStandalone({ ...options, dataDir: on });
  return Person.with(on, running.url, 'investigator', 'inv-1');
}

async function stop(): Promise<void> {
  await running?.close();
  running = undefined;
}

async function posted(answer: Promise<HttpAnswer>): Promise<HttpAnswer['body']> {
  const { body, status } = await answer;
  expect(status).toBe(201);
  return body['facts'][0];
}

const open = (officer: Person) =>
  posted(
    officer.post('/cases', 'open', {
      agency: 'TH-CCIB',
      caseId,
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'UTC',
      title: caseId,
    }),
  );

const freeze = (officer: Person, assetId: string) =>
  posted(
    officer.post(`/cases/${caseId}/freezes`, `freeze-${assetId}`, {
      asset: { description: 'Cash', kind: 'cash' },
      assetId,
      custodian: 'AMLO',
      order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
      quantity: '10.00',
      unit: 'THB',
    }),
  );

/** The receipt of a fact, as soon as both witnesses have cosigned it. */
async function cosignedReceipt(officer: Person, fact: HttpAnswer['body']): Promise<string> {
  await expect
    .poll(async () => (await signedReceipt(officer, fact)).text.match(/— witness/g)?.length, patience)
    .toBe(2);
  const file = join(folder, 'receipt');
  await writeFile(file, (await signedReceipt(officer, fact)).text);
  return file;
}

async function health(): Promise<{ readonly body: HttpAnswer['body']; readonly status: number }> {
  const answer = await fetch(`${running?.url}/health/ready`);
  return { body: (await answer.json()) as HttpAnswer['body'], status: answer.status };
}

const refusalsSaid = async (): Promise<readonly string[]> => {
  const { alarms } = (await health()).body;
  return (alarms as readonly { readonly message: string }[]).map(({ message }) => message).toSorted();
};

const refused = (because: RegExp) =>
  [1, 2].map((n) =>
    expect.stringMatching(new RegExp(`witness.example/${n} refuses to cosign .*: ${because.source}`)),
  );

it('heads are cosigned by those witnesses that can be reached, and a receipt shows how many', async () => {
  const officer = await start(dataDir);
  const file = await cosignedReceipt(officer, await open(officer));
  const keys = ['--key', join(evidenceFolder(dataDir), 'keys')];
  const check = (...more: readonly string[]) =>
    seizureLedger('verify', file, ...keys, '--witness', join(folder, 'witness-keys'), ...more);
  const good = await check('--quorum', '2');
  expect([good.code, good.out]).toEqual([
    0,
    expect.stringContaining('witnesses witness.example/1, witness.example/2'),
  ]);
  const all = await check();
  expect([all.code, all.out]).toEqual([1, expect.stringContaining('(TOO_FEW_WITNESSES)')]);
  // one that is away is counted, and no alarm
  const { body, status } = await health();
  expect([status, body['alarms'], body['status']]).toEqual([200, [], 'ready']);
  expect(body['counted'].witnessAway).toBeGreaterThan(0);
  await stop();
});

it('while every witness is away, an older record keeps the receipt that they cosigned, and a new one has one by the ledger alone', async () => {
  const copy = join(folder, 'all-away');
  await cp(dataDir, copy, { recursive: true });
  const officer = await start(copy, 'witnesses-away');
  const added = await freeze(officer, 'A');
  const check = async (fact: HttpAnswer['body']) => {
    const { status, text } = await signedReceipt(officer, fact);
    const file = join(folder, 'receipt-meanwhile');
    await writeFile(file, text);
    const keys = ['--key', join(evidenceFolder(copy), 'keys'), '--witness', join(folder, 'witness-keys')];
    return [status, (await seizureLedger('verify', file, ...keys, '--quorum', '2')).out];
  };
  expect(await check(added)).toEqual([200, expect.stringContaining('(TOO_FEW_WITNESSES)')]);
  const older = { ...added, sequence: 0 };
  expect(await check(older)).toEqual([200, expect.stringMatching(/^The receipt is good/)]);
  await stop();
});

it('once newer heads have fewer cosignatures, an older record keeps the receipt that more witnesses cosigned', async () => {
  const officer = await start(dataDir, 'witnesses-one');
  const added = await freeze(officer, 'newer');
  const witnessesOf = async (fact: HttpAnswer['body'], asked?: string) => {
    const { caseId, sequence } = fact;
    const query = asked === undefined ? '' : `&witnesses=${asked}`;
    const { text } = await officer.get(
      `/evidence/receipts/${caseId}/${sequence}?atLeast=${added.position}${query}`,
    );
    return text.match(/witness.example\/\d/g)?.toSorted() ?? [];
  };
  const one = ['witness.example/1'];
  const both = [...one, 'witness.example/2'];
  await expect.poll(() => witnessesOf(added), patience).toEqual(one);
  const older = { ...added, sequence: 0 };
  expect(await witnessesOf(older)).toEqual(both);
  // who asks for one witness has the newest head that it has cosigned
  expect(await witnessesOf(older, 'witness.example/1')).toEqual(one);
  expect(await witnessesOf(older, 'witness.example/2,witness.example/3')).toEqual(both);
  await stop();
});

it('verify --all checks cosignatures by the witnesses that are named, and says which is wrong', async () => {
  const trusted = { witnesses: join(folder, 'witnesses') };
  const good = await verifyAll(dataDir, () => undefined, { trusted });
  expect(good).toMatchObject({ cosignatures: 3, findings: [], unchecked: 0 });
  expect(await verifyAll(dataDir, () => undefined)).toMatchObject({ cosignatures: 0, unchecked: 3 });

  const file = (on: string) => join(evidenceFolder(on), String(partitionOf(caseId, 12)), 'cosigned');
  const [newer = '', older = ''] = (await readFile(file(dataDir), 'utf8')).split(/(?<=\n)\n(?!—)/);
  const lineOf = (witness: number) => new RegExp(`— witness.example/${witness} .*\n`).exec(older)?.[0] ?? '';
  const [first, second] = [lineOf(1), lineOf(2)];
  const otherKey = first.replace(/1 \S/, '1 A');
  const tampered: readonly (readonly [string, RegExp])[] = [
    [
      older.replace(second, second.replace(/.{4}\n/, 'AAAA\n')),
      /^0: the cosigned head over 1 records bears a cosignature of witness.example\/2 that is wrong/,
    ],
    [
      older.replace(first, otherKey),
      /^0: the cosigned head over 1 records bears a cosignature of witness.example\/1 by another key/,
    ],
    [
      newer.replace('\n2\n', '\n1\n'),
      /^0: the cosigned head over 1 records is not the one that the log has there/,
    ],
    [
      newer.replace('\n2\n', '\n9\n'),
      /^2: the head over 9 records was published, cosigned or stamped; the log has 2/,
    ],
    [newer.replace('\n2\n', '\nx\n'), /^0: a cosigned head can’t be read/],
  ];
  for (const [n, [text, finding]] of tampered.entries()) {
    const copy = join(folder, `tampered-${n}`);
    await cp(dataDir, copy, { recursive: true });
    await writeFile(file(copy), text);
    const { findings } = await verifyAll(copy, () => undefined, { trusted });
    const said = findings.map(({ message, position }) => `${position?.split(':')[1]}: ${message}`);
    expect(said).toContainEqual(expect.stringMatching(finding));
  }
});

it('a ledger that was put back to an older copy is refused, operators are alarmed, and acts go on', async () => {
  const older = join(folder, 'older');
  await cp(dataDir, older, { recursive: true });
  const before = await start(dataDir);
  await freeze(before, 'A');
  await cosignedReceipt(before, await freeze(before, 'B'));
  await stop();

  const after = await start(older);
  await expect.poll(refusalsSaid, patience).toEqual(refused(/the log has shrunk: it has seen 4 records/));
  const { body, status } = await health();
  expect([status, body['status']]).toEqual([200, 'alarm']);
  const metrics = await (await fetch(`${running?.url}/metrics`)).text();
  expect(metrics).toContain('seizure_ledger_alarms{reader="witness witness.example/1",state="refused"} 1');
  for (const assetId of ['C', 'D', 'E']) await freeze(after, assetId);
  await signedReceipt(after, { caseId, position: '0:0', sequence: 3 });
  await stop();

  await start(older);
  await expect.poll(refusalsSaid, patience).toEqual(refused(/the log has forked/));
  await stop();
  for (const witness of witnesses)
    expect(await witness.kill()).toMatch(/ALARM: .* has shrunk: [^]*ALARM: .* is not what it was/);
});
