import { UserBook, usersFolder } from '@seizure-ledger/service-standalone';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { principals } from '../people.ts';
import { openBrowser } from './chromium.ts';

/** As whom one may sign in: everybody's password is the same. */
export type Visitor = keyof typeof principals;
export const password = 'long enough to be one';

/** A ledger with its console and a browser in front of it. */
export interface ConsoleLedger extends OpenLedger {
  readonly browser: Browser;
  /** A browser of its own in which one of {@link principals} is signed in; without JavaScript unless asked for. */
  signedIn(who: Visitor, options?: BrowserContextOptions): Promise<BrowserContext>;
}

export async function openConsoleLedger(): Promise<ConsoleLedger> {
  const ledger = await openLedger();
  const book = new UserBook(usersFolder(ledger.dataDir));
  for (const { subject, ...who } of Object.values(principals))
    await book.add({ ...who, kind: 'person', name: subject, secret: password });
  const browser = await openBrowser();
  return {
    ...ledger,
    browser,
    async close() {
      await browser.close();
      await ledger.close();
    },
    async signedIn(who, options) {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        locale: 'en-GB',
        timezoneId: 'UTC',
        ...options,
      });
      const page = await context.newPage();
      await page.goto(ledger.url);
      await page.getByLabel('User name').fill(principals[who].subject);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('banner').getByText(principals[who].subject).waitFor();
      await page.close();
      return context;
    },
  };
}
