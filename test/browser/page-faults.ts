import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A desk, and the narrowest screen that a page must fit without scrolling sideways (WCAG 2.2, 1.4.10). */
const looks = [
  { language: 'en', width_px: 320 },
  { language: 'th', width_px: 1_200 },
  { language: 'en', width_px: 1_200 },
  { language: 'th', width_px: 320 },
] as const;
/** axe-core takes seconds: each language and each width once. */
const checkedByAxe = looks.slice(0, 2);

/**
 * What keeps somebody from using a page, in both languages, on a desk and on a small screen: what axe-core finds,
 * scrolling sideways, a page that is not there or not in that language, and what the browser refused to load or to run.
 * @param signedIn of a ledger's `signedIn`, with `javaScriptEnabled: true`: axe-core runs in the page
 * @param url with the origin
 */
export async function faultsOf(signedIn: BrowserContext, url: string): Promise<readonly string[]> {
  const page = await signedIn.newPage();
  const faults: string[] = [];
  page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
  for (const look of looks) {
    await signedIn.addCookies([{ name: 'language', url: new URL(url).origin, value: look.language }]);
    await page.setViewportSize({ height: 800, width: look.width_px });
    const status = (await page.goto(url))?.status();
    const found = [
      ...(status === 200 ? [] : [`it answers ${status}`]),
      ...(await layoutFaults(page, look.language)),
      ...(checkedByAxe.includes(look) ? await axeFaults(page) : []),
    ];
    faults.push(...found.map((fault) => `${look.language}, ${look.width_px} px: ${fault}`));
  }
  await page.close();
  return faults;
}

async function layoutFaults(page: Page, language: string): Promise<readonly string[]> {
  const [lang, clientWidth, scrollWidth] = await page
    .locator('html')
    .evaluate((html) => [html.lang, html.clientWidth, html.scrollWidth] as const);
  return [
    ...(lang === language ? [] : [`it is in ${lang}`]),
    ...(scrollWidth > clientWidth ? [`it is ${scrollWidth} px wide`] : []),
  ];
}

async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ help, id, nodes }) =>
    nodes.map(({ html }) => `${help} (${id}): ${html.slice(0, 200)}`),
  );
}
