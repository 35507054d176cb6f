import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freeze, opening, release } from '../bodies.ts';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger } from './console-ledger.ts';

const caseId = 'TH-2025-0007';

describeInBrowser('an auditor at the console, without JavaScript', () => {
  let ledger: ConsoleLedger;
  let signedIn: BrowserContext;

  beforeAll(async () => {
    ledger = await openConsoleLedger();
    const { inv, p1 } = ledger.people;
    await inv.post('/cases', 'open', { ...opening, caseId });
    await inv.post(`/cases/${caseId}/freezes`, 'freeze', freeze);
    await inv.post(`/cases/${caseId}/freezes`, 'again', freeze);
    const some = { ...release, custodian: 'Bank B', quantity: '1.00' };
    const { body } = await p1.post(`/cases/${caseId}/releases`, 'release', some);
    await p1.post(`/cases/${caseId}/approvals`, 'own', { proposalHashes: [body['proposalHash']] });
    await ledger.caughtUp();
    signedIn = await ledger.signedIn('auditor');
  });
  afterAll(() => ledger.close());

  async function open(path: string, context = signedIn): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${ledger.url}${path}`);
    return page;
  }

  const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

  it('reads that every unit sums to zero, and goes from a number to the entry that makes it', async () => {
    const page = await open('/');
    await page.getByRole('link', { exact: true, name: 'Audit' }).click();
    expect(await page.locator('main').innerText()).toContain('Every unit sums to zero');
    const frozen = page.getByRole('row', { name: /held:frozen/ });
    await frozen.getByRole('link', { name: '1,000,000.00' }).click();
    const found = page.getByRole('table').getByRole('row');
    expect(await found.count()).toBe(2);
    expect(await found.last().innerText()).toMatch(/TH-2025-0007[^]*1,?000,?000\.00[^]*inv-1/);
    await found.last().getByRole('link').click();
    expect(new URL(page.url()).pathname).toBe(`/cases/${caseId}/instructions/freeze`);
  });

  it('takes the trial balance along for a spreadsheet', async () => {
    const page = await open('/audit');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const lines = (await streamText(await (await download).createReadStream())).split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      'unit,account,amount',
      'THB,held:frozen,1000000.00',
      'THB,source:world,-1000000.00',
      'THB,sum,0.00',
    ]);
  });

  it('sees what was refused, with the reason as a sentence, and who tried to approve their own', async () => {
    const page = await open('/audit');
    await page.getByRole('link', { name: 'Refusals' }).click();
    expect(await heading(page)).toBe('Refusals');
    expect(await page.getByRole('row').count()).toBe(3);
    await page.goto(`${ledger.url}/audit`);
    await page.getByRole('link', { name: 'Attempts at self-approval' }).click();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(await page.getByRole('row').last().innerText()).toMatch(/SAME_PERSON[^]*p-1/);
  });

  it('finds entries by who recorded them and by amount, and is told what can’t be asked for', async () => {
    const page = await open('/audit/entries');
    await page.getByLabel('Who recorded it').fill('inv-1');
    await page.getByLabel('At least').fill('1000000');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByLabel('At least').fill('much');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('minAmount');
    expect(await page.getByLabel('At least').inputValue()).toBe('much');
  });

  it('goes back to how a case stood before anything was recorded', async () => {
    const page = await open(`/cases/${caseId}/as-of`);
    expect(await page.getByRole('row', { name: /held:frozen/ }).innerText()).toContain('000');
    const recorded = page.getByRole('group', { name: 'As it was recorded by' });
    await recorded.getByLabel('Date and time').fill('2025-12-01T12:00');
    await recorded.getByRole('button').click();
    expect(await page.getByRole('alert').innerText()).toContain('Nothing of this case was recorded by then');
    const effective = page.getByRole('group', { name: 'As it was in force at' });
    await effective.getByLabel('Date and time').fill('2025-12-17T10:00');
    await effective.getByRole('button').click();
    expect(await page.locator('main').innerText()).toContain('17 December 2025, 10:00 Bangkok');
    expect(await page.getByRole('row', { name: /held:frozen/ }).innerText()).toContain('000');
  });

  it('has the ledger verified, sees by reloading that all agrees, and downloads the result', async () => {
    const page = await open('/audit');
    await page.getByRole('link', { name: 'Verification' }).click();
    await page.getByRole('button', { name: 'Verify the ledger' }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          return heading(page);
        },
        { timeout: 100_000 },
      )
      .toBe('Everything agrees');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'JSON' }).click();
    const result = JSON.parse(await streamText(await (await download).createReadStream()));
    expect(result).toMatchObject({ by: 'aud-1', result: { cases: 1, findings: [] }, state: 'done' });
  });

  it('with JavaScript is shown the result when it is there', async () => {
    const page = await open(
      '/audit/verification',
      await ledger.signedIn('auditor', { javaScriptEnabled: true }),
    );
    await page.getByRole('button', { name: 'Verify the ledger' }).click();
    await page.getByRole('heading', { level: 1, name: 'Everything agrees' }).waitFor({ timeout: 100_000 });
  });

  it('shows nothing of it to who is no auditor', async () => {
    const page = await open('/', await ledger.signedIn('inv'));
    expect(await page.getByRole('link', { exact: true, name: 'Audit' }).count()).toBe(0);
    for (const path of ['/audit', '/audit/entries', '/audit/verification', '/users', '/policies'])
      expect([path, (await page.goto(`${ledger.url}${path}`))?.status()]).toEqual([path, 403]);
  });
});

async function streamText(stream: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream)).toString();
}
