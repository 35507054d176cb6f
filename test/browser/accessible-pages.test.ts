import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { performWholeSession } from '../whole-session.ts';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger, type Visitor } from './console-ledger.ts';
import { faultsOf } from './page-faults.ts';

const caseId = 'TH-2025-0007';

/** Every page, as somebody who may see it. */
const pages = {
  admin: ['/users', '/users/inv-1/disabling', '/users/inv-1/password-reset', '/policies', '/audit'],
  auditor: [
    '/',
    '/cases',
    ...[
      '',
      '/entries',
      '/orders',
      '/custody',
      '/claims',
      '/distributions',
      '/proposals',
      '/links',
      '/as-of?effectiveAt=2026-01-01T00:00',
      '/accounts/held:seized?unit=THB',
    ].map((part) => `/cases/${caseId}${part}`),
    '/audit',
    '/audit/entries',
    '/audit/entries?status=refused',
    '/audit/links',
    '/audit/duplicates',
    '/audit/verification',
  ],
  cus: ['/'],
  inv: [
    ...['', '/freezes', '/seizures?many=1&add=items'].map((act) => `/cases/${caseId}/acts${act}`),
    '/acts/cases',
  ],
  p1: ['/', `/cases/${caseId}/acts/restitutions`],
  court: [
    `/cases/${caseId}/restitution`,
    `/cases/${caseId}/restitution/claims/C1`,
    `/cases/${caseId}/restitution/methods?fund=100.00&unit=THB`,
    '/orders/O-1/restitution',
  ],
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
