import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone, type Standalone, UserBook, usersFolder } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
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
  let signedIn: BrowserContext;

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
    await new UserBook(usersFolder(dataDir)).add(officerUser);
    browser = await chromium.launch({ args: flags, executablePath });
    signedIn = await browser.newContext({ javaScriptEnabled: false });
    await signIn(await signedIn.newPage());
  });

  afterAll(async () => {
    await browser.close();
    await ledger.close();
    await rm(dataDir, { force: true, recursive: true });
  });

  async function open(path: string, width = 1_200): Promise<Page> {
    const page = await signedIn.newPage();
    await page.setViewportSize({ height: 800, width });
    await page.goto(`${ledger.url}${path}`);
    return page;
  }

  async function signIn(page: Page, password = officerUser.secret): Promise<void> {
    await page.goto(`${ledger.url}/`);
    await page.getByLabel('User name').fill(officerUser.name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  it('lists cases with their balances, and what a person wrote as it was written', async () => {
    const page = await open('/cases');
    const row = page.getByRole('row', { name: 'TH-2025-0007' });
    expect(await row.getByRole('link').innerText()).toBe('Compound 7 <b>in Mae Sot</b>');
    // what is copied is exact: the commas are drawn
    expect(await row.innerText()).toContain('96500000.00 THB');
  });

  it('leads from a case to its entries, and says of which position they are', async () => {
    const page = await open('/cases');
    await page.getByRole('link', { name: 'Compound 7' }).click();
    const entries = page.getByRole('table').last();
    expect(await entries.innerText()).toMatch(
      /Frozen A1\s+96500000\.00 THB → Held: frozen\s+Recorded\s+inv-1/i,
    );
    expect(await page.getByRole('contentinfo').innerText()).toMatch(/As of position \d+:1/);
  });

  it.each(['/cases', '/cases/TH-2025-0007', '/api/docs'])(
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

  it('says who is signed in', async () => {
    const page = await open('/');
    expect(await page.getByRole('banner').innerText()).toMatch(/Signed in as inv-1, investigator, TH-CCIB/);
  });

  it('leads who is not signed in to the sign-in page and back to what they asked for', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${ledger.url}/cases/TH-2025-0007?cursor=`);
    await page.waitForURL(/\/issuer\/sign-in\//);
    await page.getByLabel('User name').fill(officerUser.name);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('do not go together');
    await page.getByLabel('Password').fill(officerUser.secret);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(page.url()).toBe(`${ledger.url}/cases/TH-2025-0007?cursor=`);
    const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('__Host-'));
    expect(cookies.map(({ httpOnly, name, sameSite, secure }) => [name, httpOnly, sameSite, secure])).toEqual(
      [['__Host-session', true, 'Lax', true]],
    );
    await context.close();
  });

  it('signs out at the console and at the issuer, so that a password is asked for again', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-session');
    await context.close();
  });

  it('speaks Thai to who would rather read it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'th-TH' });
    const page = await context.newPage();
    await page.goto(`${ledger.url}/`);
    expect(await page.getByRole('button').innerText()).toBe('เข้าสู่ระบบ');
    expect(await page.locator('html').getAttribute('lang')).toBe('th');
    await context.close();
  });

  it('shows no case to who may not see it', async () => {
    await new UserBook(usersFolder(dataDir)).add({
      ...officerUser,
      agency: 'XX-FAR',
      jurisdiction: 'XX',
      name: 'far-1',
    });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${ledger.url}/`);
    await page.getByLabel('User name').fill('far-1');
    await page.getByLabel('Password').fill(officerUser.secret);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${ledger.url}/cases`);
    await page.getByText('There is no case yet that you may see.').waitFor();
    const answer = await page.goto(`${ledger.url}/cases/TH-2025-0007`);
    expect(answer?.status()).toBe(404);
    await context.close();
  });

  it('takes no form that was made elsewhere', async () => {
    const cookie = (await signedIn.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const end = (csrf: string) =>
      fetch(`${ledger.url}/session/end`, {
        body: new URLSearchParams({ csrf }),
        headers: { cookie },
        method: 'POST',
        redirect: 'manual',
      });
    expect((await end('made-up')).status).toBe(403);
  });

  it('has the browser run nothing from elsewhere, frame nothing and guess nothing', async () => {
    const page = await open('/api/docs');
    for (const path of ['/', '/api/docs']) {
      const headers = (await page.goto(`${ledger.url}${path}`))?.headers() ?? {};
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'self'; (?!.*unsafe).*form-action 'self'.*frame-ancestors 'none'/,
      );
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    }
  });
});

const officerUser = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  kind: 'person',
  name: 'inv-1',
  role: 'investigator',
  secret: 'long enough to be one',
} as const;
