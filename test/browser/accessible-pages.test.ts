import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { performWholeSession } from '../whole-session.ts';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger, type Visitor } from './console-ledger.ts';
import { faultsOf } from './page-faults.ts';

const caseId = 'TH-2025-0007';

/** Every page, as somebody who may see it. */
const pages = {
  auditor: ['/', '/cases', `/cases/${caseId}`],
} satisfies Partial<Record<Visitor, readonly string[]>>;

describeInBrowser('the pages are for everybody', () => {
  let ledger: ConsoleLedger;

  beforeAll(async () => {
    ledger = await openConsoleLedger();
    await performWholeSession(ledger.people, caseId);
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  const cases = Object.entries(pages).flatMap(([who, paths]) => paths.map((path) => [path, who] as const));
  it.each(cases)('%s has no fault that %s could find', async (path, who) => {
    expect(await faultsOf(await browserOf(who as Visitor), `${ledger.url}${path}`)).toEqual([]);
  });

  const browsers = new Map<Visitor, Promise<BrowserContext>>();
  function browserOf(who: Visitor): Promise<BrowserContext> {
    const found = browsers.get(who) ?? ledger.signedIn(who, { javaScriptEnabled: true });
    browsers.set(who, found);
    return found;
  }
});
