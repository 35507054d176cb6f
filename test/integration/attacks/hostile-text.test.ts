import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { startStandalone, type Standalone } from '@seizure-ledger/service-standalone';
import { keysFolder } from '@seizure-ledger/service-kit';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from '../../bodies.ts';
import { seizureLedger } from '../../command.ts';
import { positionOf } from '../../open-ledger.ts';
import { type People, peopleOf } from '../../people.ts';

const caseId = 'TH-2025-0007';
/** Breaks a line, begins a terminal's escape sequence, looks like a log line, markup, and a spreadsheet's formula. */
const hostile =
  'a\r\n{"level":60,"msg":"forged"}\n\u001b[2J\u001b]0;owned\u0007\u2028<script>alert(1)</script>{{7*7}}\n=HYPERLINK("http://x")';

describe('a text that means something else to whoever shows it', () => {
  let dataDir: string;
  let ledger: Standalone;
  let people: People;
  let logged = '';

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'ledger-'));
    const lines = new Writable({
      write(chunk, _, done) {
        logged += String(chunk);
        done();
      },
    });
    const logger = pino({ level: 'trace' }, lines);
    ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger, port: 0 });
    people = await peopleOf(dataDir, ledger.url);
    const { status } = await people.inv.post('/cases', 'open', { ...opening, caseId, title: hostile });
    expect(status).toBe(201);
    await people.auditor.get(`/audit/positions?atLeast=${await positionOf(dataDir)}`);
  });
  afterAll(async () => {
    await ledger.close();
    await rm(dataDir, { force: true, recursive: true });
  });

  it('is kept and answered as it was given, as data of a type that no browser shows', async () => {
    const answer = await people.inv.get(`/cases/${caseId}`);
    expect(answer.body).toMatchObject({ title: hostile });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.text).not.toMatch(/[\n\r]|\p{Cc}/u);
  });

  it('is one line of an export, with nothing that a terminal obeys', async () => {
    const { code, out } = await seizureLedger('export', '--data', dataDir);
    expect(code).toBe(0);
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    const [entry] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entry).toMatchObject({ body: { title: hostile } });
  });

  it('makes no line of the log that is not the ledger’s own', async () => {
    await people.inv.postText('/cases', 'bad', `{"title":${JSON.stringify(hostile)}`);
    await people.inv.get(`/cases/${encodeURIComponent(hostile)}`);
    await people.inv.get('/cases', { 'x-request-id': 'a\tb' });
    for (const line of logged.split('\n').filter(Boolean)) expect(JSON.parse(line)).toHaveProperty('time');
    expect(logged).not.toContain('"msg":"forged"');
  });

  it.each([
    '/evidence/..%2f..%2fkeys/checkpoint',
    '/evidence/0/tile/..%2f..%2f..%2fkeys%2fnotary.key',
    '/evidence/0/tile/../../../keys/issuer.pem',
    '/evidence/0/tile/%2e%2e/%2e%2e/%2e%2e/keys/issuer.pem',
    '/evidence/0/tile/..%5c..%5ckeys',
    '/evidence/0/stamps/..%2f..%2f1',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('and as an address leads to no other file: %s', async (address) => {
    const answer = await fetch(`${ledger.url}${address}`);
    expect([400, 404]).toContain(answer.status);
    const key = await readFile(
      join(keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined }), 'issuer.pem'),
      'utf8',
    );
    expect(await answer.text()).not.toContain(key.split('\n')[1]);
  });
});
