import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type ConsoleLedger, openConsoleLedger, password } from './console-ledger.ts';

describeInBrowser('an administrator at the console, without JavaScript', () => {
  let ledger: ConsoleLedger;
  let signedIn: BrowserContext;

  beforeAll(async () => {
    ledger = await openConsoleLedger();
    signedIn = await ledger.signedIn('admin');
  });
  afterAll(() => ledger.close());

  async function open(path: string, context = signedIn): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${ledger.url}${path}`);
    return page;
  }

  async function signIn(name: string, secret: string): Promise<Page> {
    const context = await ledger.browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(ledger.url);
    await page.getByLabel('User name').fill(name);
    await page.getByLabel('Password').fill(secret);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  it('makes a user, whose password is shown once, and who can sign in until they are disabled', async () => {
    const page = await open('/users');
    await page.getByLabel('User name').fill('inv-1');
    await page.getByLabel('Agency').fill('TH-CCIB');
    await page.getByLabel('Jurisdiction').fill('TH');
    await page.getByRole('button', { name: 'Make a user' }).click();
    expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual(['Choose a role']);
    await page.getByLabel('Role').selectOption('investigator');
    await page.getByRole('button', { name: 'Make a user' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Choose a name that nobody has');
    await page.getByLabel('User name').fill('inv-7');
    await page.getByRole('button', { name: 'Make a user' }).click();
    const [name = '', secret = ''] = await page.locator('main code').allInnerTexts();
    expect(name).toBe('inv-7');
    const theirs = await signIn(name, secret);
    expect(await theirs.getByRole('banner').innerText()).toContain('inv-7, investigator, TH-CCIB');

    await page.goto(`${ledger.url}/users`);
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('link', { name: 'Disable inv-7' }).click();
    await page.getByRole('button', { name: 'Disable' }).click();
    expect(await page.getByRole('status').innerText()).toBe('inv-7 can sign in no more.');
    expect(await (await signIn(name, secret)).getByRole('alert').innerText()).toContain('do not go together');
  });

  it('enables a user again and resets their password, which signs them out wherever they are', async () => {
    const page = await open('/users');
    await page.getByRole('link', { name: 'Disable cus-1' }).click();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('link', { name: 'Enable cus-1' }).click();
    await page.getByRole('button', { name: 'Enable' }).click();
    expect(await page.getByRole('status').innerText()).toBe('cus-1 can sign in again.');
    const theirs = await signIn('cus-1', password);
    expect(await theirs.getByRole('banner').innerText()).toContain('cus-1');

    await page.getByRole('link', { name: 'Reset password cus-1' }).click();
    await page.getByRole('button', { name: 'Reset password' }).click();
    const [name = '', secret = ''] = await page.locator('main code').allInnerTexts();
    expect(name).toBe('cus-1');
    // the token that they have counts no more within a second, and the issuer asks for the password again
    await expect.poll(() => theirs.goto(ledger.url).then(() => theirs.url())).toContain('/issuer/sign-in/');
    await theirs.getByLabel('User name').fill(name);
    await theirs.getByLabel('Password').fill(password);
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    expect(await theirs.getByRole('alert').innerText()).toContain('do not go together');
    await theirs.getByLabel('Password').fill(secret);
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    expect(await theirs.getByRole('banner').innerText()).toContain('cus-1');
  });

  it('proposes a policy, which is in force once another administrator has approved it', async () => {
    const page = await open('/policies');
    expect(await page.locator('main').innerText()).toContain('No agency is registered.');
    await page.getByLabel('Registered agencies').fill('AMLO\nTreasury\n');
    await page.getByLabel('Amount').fill('5000.00');
    await page.getByLabel('Unit').fill('THB');
    await page.getByRole('button', { name: 'Propose a policy' }).click();
    expect(await page.getByRole('status').innerText()).toContain('waits for another administrator');
    expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);

    const other = await open('/policies', await ledger.signedIn('admin2'));
    await other.getByRole('button', { name: /^Approve/ }).click();
    expect(await other.getByRole('status').innerText()).toBe('The policy is in force.');
    expect(await other.locator('main').innerText()).toMatch(/In force[^]*AMLO, Treasury[^]*5,?000\.00 THB/);
  });

  it('is told why a policy can’t be proposed, with what they filled in', async () => {
    const page = await open('/policies');
    await page.getByLabel('Amount').fill('1.234');
    await page.getByLabel('Unit').fill('THB');
    await page.getByRole('button', { name: 'Propose a policy' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('There is a problem');
    expect(await page.getByLabel('Amount').inputValue()).toBe('1.234');
  });
});
