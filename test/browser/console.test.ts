import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone, type Standalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Person } from '../person.ts';
import { describeWhere } from '../required-suite.ts';

const executablePath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };

describeWhere({
  available: existsSync(executablePath),
  kind: 'browser',
  reason: 'there is no Chromium in /usr/bin: install the package chromium',
})('the console in a browser', () => {
  let dataDir: string;
  let ledger: Standalone;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'console-'));
    ledger = await startStandalone({
      dataDir,
      host: '127.0.0.1',
      logger: pino({ level: 'silent' }),
      port: 0,
    });
    const officer = await Person.with(dataDir, ledger.url, 'investigator', 'inv-1');
    await officer.post('/cases', 'open', {
      agency: 'TH-CCIB',
      caseId: 'TH-2025-0007',
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'Asia/Bangkok',
      title: 'Compound 7 <b>in Mae Sot</b>',
    });
    const { body } = await officer.post('/cases/TH-2025-0007/freezes', 'freeze', {
      asset: { description: 'Bank account', kind: 'account' },
      assetId: 'A1',
      custodian: 'Bank B',
      order,
      quantity: '96500000.00',
      unit: 'THB',
    });
    await officer.get(`/cases?atLeast=${body['position']}`);
    browser = await chromium.launch({ args: flags, executablePath });
  });

  afterAll(async () => {
    await browser.close();
    await ledger.close();
    await rm(dataDir, { force: true, recursive: true });
  });

  async function open(path: string, width = 1_200): Promise<Page> {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { height: 800, width } });
    await page.goto(`${ledger.url}${path}`);
    return page;
  }

  it('lists cases with their balances, and what a person wrote as it was written', async () => {
    const page = await open('/');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Compound 7 <b>in Mae Sot</b>',
    ]);
    expect(await page.getByRole('row').allTextContents()).toContainEqual(
      'Held: frozen held:frozenTHB96,500,000.00',
    );
  });

  it('leads from a case to its entries, and says of which position they are', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Compound 7' }).click();
    const entries = page.getByRole('table').last();
    expect(await entries.innerText()).toMatch(
      /Frozen A1 freezes\s+96,500,000\.00 THB into Held: frozen held:frozen\s+posted\s+inv-1/,
    );
    expect(await page.getByRole('contentinfo').innerText()).toMatch(/As of position \d+:1/);
  });

  it.each(['/', '/cases/TH-2025-0007', '/api/docs'])(
    '%s needs no scrolling sideways on a small screen',
    async (path) => {
      const page = await open(path, 320);
      const widths = await page
        .locator('html')
        .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
      expect(widths).toEqual([320, 320]);
    },
  );

  it('shows what other programs can ask for and read, with an example', async () => {
    const page = await open('/api/docs');
    await page.getByText('POST /api/v1/cases/{caseId}/freezes').click();
    const freezes = page.locator('details[open]');
    expect(await freezes.locator('pre').first().innerText()).toContain('"quantity": "1000000.00"');
    await page.getByText('asset.frozen.v1').click();
    expect(await page.locator('details[open]').last().innerText()).toContain('ce_index');
  });

  it('shows nothing to a page that has its own name lead here, nor to what a proxy passes on', async () => {
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ 'x-forwarded-for': '203.0.113.7' })).toBe(403);
  });

  function statusWith(headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      request(ledger.url, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }
});
