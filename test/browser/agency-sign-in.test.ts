import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AgencyIssuer } from '../integration/agency-issuer.ts';
import { type AgencyLedger, openAgencyLedger } from '../integration/agency-ledger.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { principals } from '../people.ts';
import { describeInBrowser, openBrowser } from './chromium.ts';

const thai = 'ที่ดินพร้อมสิ่งปลูกสร้าง';

describeInBrowser('a browser that signs in at the agency’s issuer, which is another host', () => {
  let browser: Browser;
  let context: BrowserContext;
  let agency: AgencyLedger;
  let issuer: AgencyIssuer;
  let ledger: OpenLedger;
  let page: Page;

  beforeAll(async () => {
    agency = await openAgencyLedger();
    ({ issuer, ledger } = agency);
    browser = await openBrowser();
    context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await agency.close();
  });
  beforeEach(async () => {
    await context.clearCookies();
    await page.goto(ledger.url);
    await signIn();
  });

  /** Once the browser was led to the issuer. */
  async function signIn() {
    await page.waitForURL(`${issuer.url}/authorize?**`);
    await page.goto(issuer.signIn(page.url(), principals.inv));
  }

  it('is led there to sign out too', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${issuer.url}/leave?**`);
    expect(await context.cookies()).toEqual([]);
  });

  it('has a form again, and what was searched for, where the session had ended meanwhile', async () => {
    await page.goto(`${ledger.url}/acts/cases`);
    await page.getByLabel('Title').fill(thai.repeat(30));
    await context.clearCookies();
    await page.getByRole('button', { name: 'Continue' }).click();
    await signIn();
    expect(await page.getByLabel('Title').inputValue()).toBe(thai.repeat(30));

    await page.goto(`${ledger.url}/cases`);
    await page.getByLabel('Status').selectOption('open');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Search' }).click();
    await signIn();
    expect(new URL(page.url()).searchParams.get('status')).toBe('open');

    // proposals are approved from the first page, which is where one is then
    expect((await page.goto(`${ledger.url}/approvals`))?.status()).toBe(200);
  });

  it('is told about a Thai text that is too long, and keeps it', async () => {
    await page.goto(`${ledger.url}/acts/cases`);
    await page.getByLabel('Title').fill(thai.repeat(500));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe(thai.repeat(500));
  });
});
