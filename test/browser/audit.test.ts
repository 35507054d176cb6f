import { pathToFileURL } from 'node:url';
import { makePage } from '@seizure-ledger/evidence/page';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claim, freeze, opening, order, release, restitution } from '../bodies.ts';
import { signedReceipt } from '../evidence/signed-receipt.ts';
import type { People } from '../people.ts';
import type { HttpAnswer, Person } from '../person.ts';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger } from './console-ledger.ts';

const caseId = 'TH-2025-0007';
const traced = 'TH-2026-0001';

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

  it('follows one baht from its seizure to the victim, verifies the ledger, and checks the receipt offline', async () => {
    await payOneBaht(ledger.people);
    await ledger.caughtUp();
    const page = await open(`/cases/${traced}/as-of`);
    const effective = page.getByRole('group', { name: 'As it was in force at' });
    await effective.getByLabel('Date and time').fill(daysAgo(30).slice(0, 16));
    await effective.getByRole('button').click();
    expect(await page.getByRole('row', { name: /held:seized/ }).innerText()).toMatch(/\s1\.00$/);

    await page.goto(`${ledger.url}/cases/${traced}`);
    await page.getByText('As a table').click();
    const moves = await page.locator('.flow tbody').getByRole('row').allInnerTexts();
    const next = new Map(
      moves.map((row) => row.split('\t')).map(([from, to, amount]) => [from, [to, amount]]),
    );
    const way: unknown[] = [];
    for (let [at] = ['Came in: from outside']; next.has(at);) {
      const [to, amount] = next.get(at) ?? [];
      way.push([to, amount]);
      at = to ?? '';
    }
    expect(way).toEqual([
      ['Held: seized', '1.00'],
      ['Owned by the State: confiscated', '1.00'],
      ['Due: allocated to claims, not yet paid', '1.00'],
      ['Gone: restituted to victims', '1.00'],
    ]);

    await page
      .getByRole('row', { name: /out:restituted/ })
      .getByRole('link')
      .click();
    await page.getByRole('row').last().getByRole('link').click();
    expect(await page.getByRole('main').innerText()).toMatch(/TT-1[^]*V-1/);
    const latest = await ledger.people.auditor.get(`/cases/${traced}/entries?newest=true&limit=1`);
    await signedReceipt(ledger.people.auditor, latest.body['entries'][0]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the receipt' }).click(),
    ]);
    const verdict = await checkedOffline(ledger, await download.path());
    expect(verdict).toMatch(/^The receipt is good/);
    expect(verdict).toContain('TT-1');

    await page.goto(`${ledger.url}/audit/verification`);
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
    const found = page.waitForEvent('download');
    await page.getByRole('link', { name: 'JSON' }).click();
    const result = JSON.parse(await streamText(await (await found).createReadStream()));
    expect(result).toMatchObject({ by: 'aud-1', result: { cases: 2, findings: [] }, state: 'done' });
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

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** One baht is seized two months ago, and goes to a victim today. */
async function payOneBaht({ court, inv, p1, p2 }: People): Promise<void> {
  const path = `/cases/${traced}`;
  const baht = { assetId: 'CASH-1', order, quantity: '1.00', unit: 'THB' };
  const effectiveAt = daysAgo(60);
  const taken = { ...baht, asset: { description: 'Cash', kind: 'cash' }, custodian: 'AMLO', effectiveAt };
  await done(inv.post('/cases', 'open-traced', { ...opening, caseId: traced, networks: [] }));
  await done(inv.post(`${path}/seizures`, 'seize', taken));
  await done(p1.post(`${path}/confiscations`, 'confiscate', { ...baht, custodian: 'AMLO', final: true }));
  await done(p1.post(`${path}/claims`, 'claim', { ...claim, claimId: 'V-1' }));
  const fund = { ...restitution, effectiveAt: undefined, fund: '1.00' };
  await agreed(court, await done(p1.post(`${path}/restitutions`, 'distribute', fund)));
  const share = { amount: '1.00', claimId: 'V-1', paymentReference: 'TT-1' };
  await agreed(p2, await done(p1.post(`${path}/restitutions/R1/payments`, 'pay', share)));

  async function agreed(second: Person, { body: { proposalHash } }: HttpAnswer): Promise<void> {
    await done(
      second.post(`${path}/approvals`, `${proposalHash.slice(7, 20)}-ok`, { proposalHashes: [proposalHash] }),
    );
  }
}

async function done(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}

/** What the page that needs no network says of a receipt, by the keys that the ledger publishes. */
async function checkedOffline({ browser, url }: ConsoleLedger, receipt: string): Promise<string> {
  const keys = Buffer.from(await (await fetch(`${url}/evidence/keys`)).arrayBuffer());
  const context = await browser.newContext({ locale: 'en-GB', offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(await makePage()).href);
  await page.setInputFiles('#receipt', receipt);
  await page.setInputFiles('#key', { buffer: keys, mimeType: 'text/plain', name: 'ledger.keys' });
  await page.getByRole('button', { name: 'Check the receipt' }).click();
  await page.locator('[data-verdict]').waitFor();
  const said = await page.getByRole('main').innerText();
  await context.close();
  return said;
}

async function streamText(stream: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream)).toString();
}
