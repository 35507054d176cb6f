import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePage } from '@seizure-ledger/evidence/page';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { signedReceipt } from '../evidence/signed-receipt.ts';
import { openLedger } from '../open-ledger.ts';
import { describeWhere } from '../required-suite.ts';

const executablePath = '/usr/bin/chromium';

describeWhere({
  available: existsSync(executablePath),
  kind: 'browser',
  reason: 'there is no Chromium in /usr/bin: install the package chromium',
})('the page that checks receipts, served by a ledger', () => {
  it('checks a receipt of that ledger by its published keys', async () => {
    await makePage();
    const ledger = await openLedger();
    const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu'], executablePath });
    try {
      const { body } = await ledger.people.inv.post('/cases', 'open', {
        agency: 'TH-CCIB',
        caseId: 'TH-2025-0007',
        jurisdiction: 'TH',
        openedAt: '2025-12-17T02:00:00Z',
        timeZone: 'Asia/Bangkok',
        title: 'Compound 7',
      });
      const [receipt, keys] = [join(ledger.dataDir, 'receipt'), join(ledger.dataDir, 'ledger.keys')];
      await writeFile(receipt, (await signedReceipt(ledger.people.inv, body['facts'][0])).text);
      await writeFile(keys, await (await fetch(`${ledger.url}/evidence/keys`)).text());
      const page = await browser.newPage({ locale: 'en-GB' });
      const answer = await page.goto(`${ledger.url}/evidence/verify-receipt.html`);
      expect(answer?.headers()['content-security-policy']).toBe("frame-ancestors 'none'");
      await page.setInputFiles('#receipt', receipt);
      await page.setInputFiles('#key', keys);
      await page.getByRole('button', { name: 'Check the receipt' }).click();
      await page.locator('[data-verdict]').waitFor();
      expect(await page.getByRole('status').innerText()).toMatch(/^The receipt is good/);
    } finally {
      await browser.close();
      await ledger.close();
    }
  });
});
