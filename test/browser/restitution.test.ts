import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claim, million, opening, order } from '../bodies.ts';
import type { HttpAnswer } from '../person.ts';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger } from './console-ledger.ts';

const caseId = 'TH-2025-0007';
const path = `/cases/${caseId}`;

describeInBrowser('a court that decides who gets what back', () => {
  let ledger: ConsoleLedger;
  let court: BrowserContext;

  beforeAll(async () => {
    ledger = await openConsoleLedger();
    const { inv, p1 } = ledger.people;
    await done(inv.post('/cases', 'open', { ...opening, caseId }));
    const asset = { description: 'Cash', kind: 'cash' };
    await done(inv.post(`${path}/seizures`, 'seize', { ...million, asset, custodian: 'AMLO' }));
    const registered = { ...order, kind: 'restitution', orderId: 'O-1' };
    await done(p1.post(`${path}/orders`, 'order', registered));
    const part = { ...million, quantity: '50.00' };
    await done(p1.post(`${path}/confiscations`, 'confiscate', { ...part, final: true }));
    await done(p1.post(`${path}/confiscations`, 'not-final', { ...part, final: false }));
    const admit = (claimId: string, priorRecoveries: string) =>
      done(p1.post(`${path}/claims`, claimId, { ...claim, claimId, grossLoss: '100.00', priorRecoveries }));
    await admit('A', '60.00');
    await admit('B', '0.00');
    await ledger.caughtUp();
    court = await ledger.signedIn('court');
  });
  afterAll(() => ledger.close());

  it('sees what stays undistributed and why, and what is not final yet', async () => {
    const page = await court.newPage();
    await page.goto(`${ledger.url}${path}`);
    await page.getByRole('link', { name: 'Restitution', exact: true }).click();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('Nothing was distributed yet.');
    expect(text).toContain('50.00 THB is confiscated and not final yet');
    await page.goto(`${ledger.url}/orders/O-1/restitution`);
    expect(await page.getByRole('link', { name: caseId }).count()).toBe(1);
  });

  it('compares the methods side by side, then distributes by the one that it chooses', async () => {
    const page = await court.newPage();
    await page.goto(`${ledger.url}${path}/restitution`);
    await page.getByRole('button', { name: 'Compare methods' }).click();
    await page.getByLabel('Fund').fill('50.00');
    await page.getByLabel('Order').selectOption('O-1');
    await page.getByRole('button', { name: 'Show the methods' }).click();
    const rows = await page.getByRole('table').last().getByRole('row').allInnerTexts();
    const [methods, a, b] = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
    const tide = methods?.indexOf('Rising tide') ?? -1;
    const net = methods?.indexOf('Net loss') ?? -1;
    expect([a?.[tide], b?.[tide]]).toEqual(['0.00\nleast', '50.00\nmost']);
    expect([a?.[net], b?.[net]].map((cell) => cell?.split('\n')[0])).toEqual(['14.29', '35.71']);
    expect(await page.getByRole('img').locator('rect').count()).toBe(14);
    await page.getByRole('link', { name: 'Distribute: Rising tide' }).click();
    expect(await page.getByLabel('Method').inputValue()).toBe('rising-tide');
    expect(await page.getByLabel('What is distributed').inputValue()).toBe('50.00');
    await page.goto(`${ledger.url}${path}/restitution/methods?fund=all`);
    await page.getByRole('link', { name: 'Distribute: Rising tide' }).click();
    expect(await page.getByLabel('All that there is').isChecked()).toBe(true);
    // nothing of it was recorded
    const { entries } = (await ledger.people.court.get(`${path}/entries`)).body;
    expect(entries.filter(({ act }: { readonly act: string }) => act === 'restitutions')).toEqual([]);
  });

  it('sees who would get what before it proposes, and before anybody agrees', async () => {
    const page = await court.newPage();
    await page.goto(
      `${ledger.url}${path}/acts/restitutions?fund=50.00&method=rising-tide&orderId=O-1&restitutionId=R-1&unit=THB`,
    );
    await page.getByRole('button', { name: 'Continue' }).click();
    const lines = async () => (await page.getByRole('row').allInnerTexts()).map((row) => row.split(/\s+/));
    expect(await lines()).toEqual(
      expect.arrayContaining([
        ['B', '50.00'],
        ['Allocated', '50.00'],
      ]),
    );
    await page.getByRole('button', { name: 'Propose it' }).click();
    await page.getByRole('heading', { name: 'Waiting for a second person' }).waitFor();
    expect(await lines()).toEqual(
      expect.arrayContaining([
        ['B', '50.00'],
        ['Allocated', '50.00'],
      ]),
    );
  });

  it('takes the summary along in three forms', async () => {
    const page = await court.newPage();
    await page.goto(`${ledger.url}${path}/restitution`);
    const beginnings = [
      ['To print and sign (PDF)', '%PDF-1.7'],
      ['Table (CSV)', '\uFEFFunit,row'],
      ['For programs (JSON)', '{"asOf":'],
    ] as const;
    for (const [name, beginning] of beginnings) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      expect((await readFile(await download.path(), 'utf8')).startsWith(beginning), name).toBe(true);
    }
  });

  it('reads why a claim has the amount that it has', async () => {
    const page = await court.newPage();
    await page.goto(`${ledger.url}${path}/restitution`);
    await page.getByRole('link', { name: 'A', exact: true }).click();
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows.slice(0, 5).map((row) => row.split(/\s/).at(0))).toEqual(['Recognised', '−', '−', '−', '=']);
    expect(rows[4]).toContain('40.00');
    expect(await page.getByRole('main').innerText()).toContain('Of its loss, 60.00 % is back');
  });

  it('is not led to what its role may not do', async () => {
    const auditor = await ledger.signedIn('auditor');
    const page = await auditor.newPage();
    await page.goto(`${ledger.url}${path}/restitution`);
    expect(await page.getByRole('button', { name: 'Compare methods' }).count()).toBe(0);
    expect((await page.goto(`${ledger.url}${path}/restitution/methods`))?.status()).toBe(404);
    await auditor.close();
  });
});

async function done(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}
