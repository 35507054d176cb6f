import { readFile } from 'node:fs/promises';
import { type Language, say, unitName, type Word } from '@seizure-ledger/console';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger, type Visitor } from './console-ledger.ts';

const order = {
  'order-authority': 'Criminal Court',
  'order-date': '2025-12-17',
  'order-reference': 'Kor 12/2568',
};
const car = {
  'asset-description': 'Saloon car, grey',
  'asset-kind': 'vehicle',
  assetId: 'CAR-1',
  custodian: 'TH-CCIB',
  quantity: '1',
  unit: 'item',
  ...order,
};
const coins = {
  'asset-description': 'Hardware wallet',
  'asset-kind': 'crypto',
  assetId: 'BTC-1',
  custodian: 'AMLO',
  quantity: '1.5',
  unit: 'BTC',
  ...order,
};

describeInBrowser('officers at work', () => {
  let ledger: ConsoleLedger;

  beforeAll(async () => {
    ledger = await openConsoleLedger();
  });
  afterAll(() => ledger.close());

  describe.each(['en', 'th'] as const)('in %s, without JavaScript', (language) => {
    const caseId = `CASE-${language}`;
    const word = (name: Word) => say(language, name);
    const desks = new Map<Visitor, Page>();

    afterAll(async () => {
      for (const page of desks.values()) await page.context().close();
    });

    async function deskOf(who: Visitor): Promise<Page> {
      const known = desks.get(who);
      if (known) return known;
      const context = await ledger.signedIn(who);
      await speak(context, ledger.url, language);
      const page = await context.newPage();
      desks.set(who, page);
      return page;
    }

    /** Fills in a form, looks at the answers, and sends them. */
    async function record(page: Page, path: string, answers: Readonly<Record<string, string>>, send: Word) {
      await page.goto(`${ledger.url}${path}`);
      await fill(page, answers);
      await page.getByRole('button', { name: word('form.continue') }).click();
      expect(await heading(page)).toContain(word('form.check'));
      await page.getByRole('button', { name: word(send) }).click();
    }

    it('an investigator opens a case, and seizes a car and one and a half bitcoin', async () => {
      const page = await deskOf('inv');
      await page.goto(ledger.url);
      await page.getByRole('link', { name: word('nav.cases') }).click();
      await page.getByRole('button', { name: word('case.openNew') }).click();
      await fill(page, {
        agency: 'TH-CCIB',
        caseId,
        jurisdiction: 'TH',
        openedAt: '2025-12-17T09:00',
        timeZone: 'Asia/Bangkok',
        title: 'Compound 7 <b>in Mae Sot</b>',
      });
      await page.getByRole('button', { name: word('form.continue') }).click();
      await page.getByRole('button', { name: word('form.send') }).click();
      expect(await heading(page)).toContain(word('status.posted'));

      for (const taken of [car, coins])
        await record(page, `/cases/${caseId}/acts/seizures`, taken, 'form.send');
      await page.getByRole('link', { name: 'Compound 7 <b>in Mae Sot</b>' }).click();
      const balances = await page.getByRole('table').first().innerText();
      expect(balances).toMatch(/BTC\s+1\.50000000/);
      expect(balances).toMatch(new RegExp(`${unitName('item', language)}\\s+1\\s`));
    });

    it('is told before sending where the same wallet is on the record already, and is offered the next id', async () => {
      const { inv } = ledger.people;
      const wallet = { type: 'wallet', value: 'bc1qexample0000' };
      const taken = {
        asset: { description: 'Money behind a wallet', identifiers: [wallet], kind: 'account' },
        assetId: 'W-09',
        custodian: 'AMLO',
        order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
        quantity: '1.00',
        unit: 'THB',
      };
      await inv.post(`/cases/${caseId}/seizures`, 'wallet', taken);
      await ledger.caughtUp();
      const page = await deskOf('inv');
      await page.goto(`${ledger.url}/cases/${caseId}/acts/seizures`);
      expect(await page.locator('#assetId').inputValue()).toBe('W-10');
      await page
        .getByRole('button', { name: say(language, 'form.add', { what: word('field.identifiers') }) })
        .click();
      await fill(page, {
        ...coins,
        'asset-identifiers-0-type': 'wallet',
        'asset-identifiers-0-value': 'BC1Q EXAMPLE 0000',
        assetId: 'BTC-9',
      });
      await page.getByRole('button', { name: word('form.continue') }).click();
      const told = page.getByRole('listitem').filter({ hasText: 'BC1Q EXAMPLE 0000' });
      const here = say(language, 'form.knownHere', { assetId: 'W-09' });
      expect((await told.allInnerTexts()).filter((text) => text.includes(here))).toHaveLength(1);
      // the case of the language before
      const others = caseId === 'CASE-th' ? ['CASE-en'] : [];
      expect(await told.getByRole('link').allInnerTexts()).toEqual(others);
    });

    it('what is wrong stands beside its field, and what was filled in is still there', async () => {
      const page = await deskOf('inv');
      await page.goto(`${ledger.url}/cases/${caseId}/acts/seizures`);
      await fill(page, { ...coins, assetId: 'BTC 2', 'order-date': '', quantity: 'one' });
      await page.getByRole('button', { name: word('form.continue') }).click();
      expect(await page.getByRole('alert').getByRole('link').count()).toBe(3);
      expect(await describedBy(page, 'quantity')).toContain(
        say(language, 'wrong.quantity', { label: word('field.quantity') }),
      );
      expect(await page.locator('#order-reference').inputValue()).toBe('Kor 12/2568');
    });

    it('a refusal stands beside its field too, and has an address of its own', async () => {
      const page = await deskOf('inv');
      await record(page, `/cases/${caseId}/acts/seizures`, { ...coins, quantity: '0' }, 'form.send');
      const sentence = await describedBy(page, 'quantity');
      expect(sentence.length).toBeGreaterThan(10);
      await page.getByRole('link', { name: word('form.refusalKept') }).click();
      expect(await heading(page)).toContain(word('status.refused'));
      expect(await page.locator('main').innerText()).toContain('ZERO_QUANTITY');
      // what is sent next is another instruction
      await page.getByRole('link', { name: word('acts.again') }).click();
      await page.locator('#quantity').fill('0.25');
      await page.locator('#asset-description').fill('');
      await page.locator('#asset-kind').selectOption('');
      await page.getByRole('button', { name: word('form.continue') }).click();
      await page.getByRole('button', { name: word('form.send') }).click();
      expect(await heading(page)).toContain(word('status.posted'));
    });

    it('the record of a seizure is there to be signed as soon as it is recorded', async () => {
      const page = await deskOf('inv');
      await page.goto(`${ledger.url}/cases/${caseId}/entries`);
      await page.getByRole('link', { exact: true, name: '1' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: word('acts.recordToSign') }).click(),
      ]);
      expect((await readFile(await download.path(), 'latin1')).startsWith('%PDF')).toBe(true);
    });

    it('a custodian confirms what is handed over, from their first page', async () => {
      const officer = await deskOf('inv');
      const sent = {
        assetId: 'CAR-1',
        from: 'TH-CCIB',
        quantity: '1',
        to: 'Treasury',
        unit: 'item',
        ...order,
      };
      await record(officer, `/cases/${caseId}/acts/transfers`, sent, 'form.send');
      const page = await deskOf('cus');
      await ledger.caughtUp();
      await page.goto(ledger.url);
      await page
        .getByRole('row', { name: new RegExp(`${caseId}.*CAR-1`, 's') })
        .getByRole('link', { name: word('do.transfers-confirmation') })
        .click();
      await page.getByRole('button', { name: word('form.continue') }).click();
      await page.getByRole('button', { name: word('form.send') }).click();
      expect(await heading(page)).toContain(word('status.posted'));
      await ledger.caughtUp();
      await page.goto(ledger.url);
      expect(
        await page.getByRole('row', { name: new RegExp(`${caseId}.*CAR-1`, 's') }).allInnerTexts(),
      ).toEqual([expect.stringContaining('Treasury')]);
    });

    it('a prosecutor’s release waits for a second person, who sees what it would change', async () => {
      const page = await deskOf('p1');
      const released = {
        assetId: 'BTC-1',
        basis: 'order',
        custodian: 'AMLO',
        quantity: '0.5',
        recipient: 'Owner of the wallet',
        unit: 'BTC',
        ...order,
      };
      await record(page, `/cases/${caseId}/acts/releases`, released, 'form.propose');
      expect(await heading(page)).toContain(word('status.proposed'));
      expect(await page.getByRole('button', { name: word('acts.approve') }).count()).toBe(0);

      const second = await deskOf('p2');
      await ledger.caughtUp();
      await second.goto(ledger.url);
      await second
        .getByRole('row', { name: new RegExp(caseId) })
        .getByRole('link')
        .first()
        .click();
      expect(await second.getByRole('row', { name: /1\.75000000\s+1\.25000000/ }).count()).toBe(1);
      await second.getByRole('button', { exact: true, name: word('acts.approve') }).click();
      await second.getByRole('heading', { name: word('status.posted') }).waitFor();
    });

    it('nobody is shown what they may not do', async () => {
      const page = await deskOf('inv');
      await page.goto(`${ledger.url}/cases/${caseId}/acts`);
      expect(await page.getByRole('link', { name: word('do.freezes'), exact: true }).count()).toBe(1);
      expect(await page.getByRole('link', { name: word('do.releases'), exact: true }).count()).toBe(0);
      expect((await page.goto(`${ledger.url}/cases/${caseId}/acts/releases`))?.status()).toBe(404);
    });

    it('a form that was filled in while the session ended is there again after signing in', async () => {
      const context = await ledger.signedIn('inv');
      await speak(context, ledger.url, language);
      const page = await context.newPage();
      await page.goto(`${ledger.url}/cases/${caseId}/acts/seizures`);
      await fill(page, coins);
      await context.clearCookies({ name: '__Host-session' });
      await page.getByRole('button', { name: word('form.continue') }).click();
      await page.getByRole('status').getByText(word('form.draftKept')).waitFor();
      expect(await page.locator('#order-reference').inputValue()).toBe('Kor 12/2568');
      await context.close();
    });

    it('many accounts are frozen under one order, in one form', async () => {
      const page = await deskOf('inv');
      await page.goto(`${ledger.url}/cases/${caseId}/acts/freezes?many=1&add=items`);
      const item = (row: number) => ({
        [`items-${row}-asset-description`]: `Account ${row}`,
        [`items-${row}-asset-kind`]: 'account',
        [`items-${row}-assetId`]: `ACC-${row}`,
        [`items-${row}-quantity`]: '1,000.00',
        [`items-${row}-unit`]: 'THB',
      });
      await fill(page, { custodian: 'Bank B', ...order, ...item(0) });
      await page
        .getByRole('button', { name: say(language, 'form.add', { what: word('field.items') }) })
        .click();
      await fill(page, item(1));
      await page.getByRole('button', { name: word('form.continue') }).click();
      await page.getByRole('button', { name: word('form.send') }).click();
      expect(await page.getByRole('link', { name: word('status.posted') }).count()).toBe(2);
    });
  });

  it('by keyboard alone, from the first page to a recorded freeze', async () => {
    const context = await ledger.signedIn('inv');
    const page = await context.newPage();
    await page.goto(`${ledger.url}/cases/CASE-en/acts/freezes`);
    const answers: Readonly<Record<string, string>> = {
      'asset-description': 'Account',
      'asset-kind': 'Account',
      assetId: 'ACC-9',
      custodian: 'Bank B',
      'order-authority': 'Criminal Court',
      'order-date': '17122025',
      'order-reference': 'Kor 12/2568',
      quantity: '5.00',
      unit: 'THB',
    };
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Tab');
      const { id, name } = await focused(page);
      if (answers[id] !== undefined) await page.keyboard.type(answers[id]);
      if (name === say('en', 'form.continue')) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('en', 'form.check') }).waitFor();
    for (let steps = 0; steps < 30 && (await focused(page)).name !== say('en', 'form.send'); steps += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('en', 'status.posted') }).waitFor();
    await context.close();
  });
});

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, answer] of Object.entries(answers)) {
    const field = page.locator(`[id="${id}"]`);
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(answer);
    else await field.fill(answer);
  }
}

/** What is said of a field besides its label. */
async function describedBy(page: Page, id: string): Promise<string> {
  const ids =
    (await page.locator(`[id="${id}"]`).getAttribute('aria-describedby'))?.trim().split(/\s+/) ?? [];
  const texts = await Promise.all(ids.map((one) => page.locator(`[id="${one}"]`).innerText()));
  return texts.join(' ');
}

/** Nothing has the focus at first: a locator of it would wait. */
const focused = (page: Page) =>
  page.evaluate<{ readonly id: string; readonly name: string }>(
    '({ id: document.activeElement.id, name: document.activeElement.textContent.trim() })',
  );

const speak = (context: BrowserContext, url: string, language: Language) =>
  context.addCookies([{ name: 'language', url, value: language }]);
