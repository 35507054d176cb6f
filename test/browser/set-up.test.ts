import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone, type Standalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWhere } from '../required-suite.ts';

const executablePath = '/usr/bin/chromium';

describeWhere({
  available: existsSync(executablePath),
  kind: 'browser',
  reason: 'there is no Chromium in /usr/bin: install the package chromium',
})('the first start', () => {
  let dataDir: string;
  let ledger: Standalone;
  let browser: Browser;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'set-up-'));
    const logger = pino({ level: 'silent' });
    ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger, port: 0 });
    browser = await chromium.launch({
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
      executablePath,
    });
  });
  afterAll(async () => {
    await browser.close();
    await ledger.close();
    await rm(dataDir, { force: true, recursive: true });
  });

  it('has whoever can read the terminal make the first user, who then signs in; nobody makes another so', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { height: 900, width: 320 } });
    await page.goto(ledger.url);
    expect(page.url()).toBe(`${ledger.url}/issuer/set-up`);
    const fill = async (code: string) => {
      await page.getByLabel('One-time code').fill(code);
      await page.getByLabel('User name').fill('inv-1');
      await page.getByLabel('Password').fill('long enough to be one');
      await page.getByLabel('Role').selectOption('investigator');
      await page.getByLabel('Agency').fill('TH-CCIB');
      await page.getByLabel('Jurisdiction').fill('TH');
      await page.getByRole('button').click();
    };
    await fill('abcdef-abcdef-abcdef-abcdef');
    expect(await page.getByRole('alert').innerText()).toBe('This is not the one-time code.');
    await fill(ledger.setUp?.code ?? '');
    await page.getByLabel('User name').fill('inv-1');
    await page.getByLabel('Password').fill('long enough to be one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('banner').innerText()).toContain('inv-1');
    expect((await page.goto(`${ledger.url}/issuer/set-up`))?.status()).toBe(404);
  });
});
