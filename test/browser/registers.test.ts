import { say, type Word } from '@seizure-ledger/console';
import { UserBook, usersFolder } from '@seizure-ledger/service-standalone';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAll } from 'seizure-ledger/verify';
import { ofTheRegister, registerFile, registerIsHere, wholeRegister } from '../register.ts';
import { describeWhere } from '../required-suite.ts';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger, password } from './console-ledger.ts';
import { faultsOf } from './page-faults.ts';

const columns =
  'row,InventNumb,InvItemNumb,CaseNumb,PolRptHash,INumberHash,VinHash,SeizeDate,SeizeCity,SeizeState,Descr,EstValue,Findings,ForfDate,ForfValue,AD';
const rows = [
  '2,11111,1,13COFO-1,,,,2013-01-05,Chicago,IL,U.S.C.,1000.00,ftot,2013-06-01,1000,A',
  '3,33333,1,13COFO-3,,,,2013-01-07,Chicago,IL,U.S.C,70.00,,,,',
  '4,44444,1,13COFO-3,,,,2013-01-07,Chicago,IL,2010 Chevrolet,9000,ftot released,2013-06-03,,A',
];

const word = (name: Word, params?: Readonly<Record<string, unknown>>) => say('en', name, params);

describeInBrowser('a register and what it makes of the book', () => {
  let ledger: ConsoleLedger;
  let folder: string;
  let officer: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    ledger = await openConsoleLedger();
    folder = await mkdtemp(join(tmpdir(), 'register-'));
    await writeFile(join(folder, 'small.csv'), `${[columns, ...rows].join('\n')}\n`);
    const users = new UserBook(usersFolder(ledger.dataDir));
    await users.add({ ...ofTheRegister, kind: 'person', name: 'importer', secret: password });
    officer = await ledger.browser.newContext({ locale: 'en-GB' });
    page = await officer.newPage();
    await page.goto(ledger.url);
    await page.getByLabel('User name').fill('importer');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('banner').getByText('importer').waitFor();
  });
  afterAll(async () => {
    await ledger.close();
    await rm(folder, { force: true, recursive: true });
  });

  async function upload(file: string, patience_ms: number): Promise<void> {
    await page.goto(`${ledger.url}/imports`);
    await page.locator('#file').setInputFiles(file);
    await page.locator('#mapping').selectOption('cook-county-forfeitures');
    await page.getByRole('button', { name: word('import.upload') }).click();
    // the page loads itself again when the import has ended
    await page
      .getByRole('heading', { name: word('import.reconciliation') })
      .waitFor({ timeout: patience_ms });
  }

  it(
    'is uploaded, followed, and reconciled; every contradiction can be read',
    { timeout: 120_000 },
    async () => {
      await upload(join(folder, 'small.csv'), 90_000);
      const text = await page.locator('main').innerText();
      expect(text).toContain(word('import.balanced'));
      expect(text).toMatch(/USD\s+1070\.00/);
      await page.getByRole('link', { name: word('import.contradiction') }).click();
      expect(await page.getByRole('row').nth(1).innerText()).toMatch(/^4\s/);
      expect(await faultsOf(officer, page.url())).toEqual([]);
      await page.goBack();
      expect(await faultsOf(officer, page.url())).toEqual([]);
      expect(await faultsOf(officer, `${ledger.url}/imports`)).toEqual([]);
    },
  );

  it('is counted by year, with a picture and its table', async () => {
    await ledger.caughtUp();
    const auditor = await ledger.signedIn('auditor', { javaScriptEnabled: true });
    const address = `${ledger.url}/statistics?year=2013&by=kind&unit=USD`;
    const desk = await auditor.newPage();
    await desk.goto(address);
    expect(await desk.getByRole('row').last().innerText()).toMatch(/1070\.00\s+1000\.00/);
    expect(await desk.locator('figure rect.bar-2').count()).toBeGreaterThan(0);
    expect(await faultsOf(auditor, address)).toEqual([]);
    await auditor.close();
  });

  describeWhere(registerIsHere)('of a real agency', () => {
    it('is brought in through the page', { timeout: 400_000 }, async () => {
      await upload(registerFile, 380_000);
      const text = await page.locator('main').innerText();
      expect(text).toContain(word('import.balanced'));
      expect(text).toMatch(/Rows read\s+23106/);
      for (const figure of Object.values(wholeRegister.units.USD)) expect(text).toContain(figure);
      expect((await verifyAll(ledger.dataDir, () => undefined)).findings).toEqual([]);
      await page.getByRole('link', { name: word('import.contradiction') }).click();
      expect(await page.getByRole('row').count()).toBeGreaterThan(10);
    });
  });
});
