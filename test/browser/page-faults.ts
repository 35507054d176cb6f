import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The narrowest screen that a page must fit without scrolling sideways (WCAG 2.2, 1.4.10), and a desk. */
const widths_px = [320, 1_200] as const;
/** axe-core takes seconds: each language and each width once. */
const checkedByAxe = { en: 320, th: 1_200 } as const;
type Look = keyof typeof checkedByAxe;

/**
 * What keeps somebody from using a page, in both languages, on a desk and on a small screen: what axe-core finds,
 * scrolling sideways, a page that is not there or not in that language, and what the browser refused to load or to run.
 * @param signedIn of a ledger's `signedIn`; axe-core runs in pages of its own, with JavaScript
 * @param url with the origin
 */
export async function faultsOf(signedIn: BrowserContext, url: string): Promise<readonly string[]> {
  const faults = await Promise.all(
    (['en', 'th'] as const).map((language) => faultsIn(signedIn, url, language)),
  );
  return faults.flat();
}

async function faultsIn(signedIn: BrowserContext, url: string, language: Look): Promise<readonly string[]> {
  const page = await lookerOf(signedIn, language, url);
  const faults: string[] = [];
  const note = (said: ConsoleMessage) => said.type() === 'error' && faults.push(said.text());
  page.on('console', note);
  const status = (await page.goto(url))?.status();
  if (status !== 200) faults.push(`it answers ${status}`);
  for (const width of widths_px) {
    await page.setViewportSize({ height: 800, width });
    const found = [
      ...(await layoutFaults(page, language)),
      ...(checkedByAxe[language] === width ? await axeFaults(page) : []),
    ];
    faults.push(...found.map((fault) => `${width} px: ${fault}`));
  }
  page.off('console', note);
  return faults.map((fault) => `${language}: ${fault}`);
}

const lookers = new WeakMap<BrowserContext, Map<Look, Promise<Page>>>();

/** A page for each language, with the session of who is signed in: opening a browser takes longer than looking at a page. */
function lookerOf(signedIn: BrowserContext, language: Look, url: string): Promise<Page> {
  const known = lookers.get(signedIn) ?? new Map<Look, Promise<Page>>();
  lookers.set(signedIn, known);
  const looker = known.get(language) ?? openLooker(signedIn, language, url);
  known.set(language, looker);
  return looker;
}

async function openLooker(signedIn: BrowserContext, language: Look, url: string): Promise<Page> {
  const context = await signedIn.browser()?.newContext({ storageState: await signedIn.storageState() });
  if (!context) throw new Error('the context is of no browser');
  await context.addCookies([{ name: 'language', url: new URL(url).origin, value: language }]);
  return context.newPage();
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
  // what passed is listed too unless it is not asked for
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return violations.flatMap(({ help, id, nodes }) =>
    nodes.map(({ html }) => `${help} (${id}): ${html.slice(0, 200)}`),
  );
}
