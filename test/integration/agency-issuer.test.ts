import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { principals } from '../people.ts';
import { Person } from '../person.ts';
import { AgencyIssuer } from './agency-issuer.ts';
import { type AgencyLedger, openAgencyLedger } from './agency-ledger.ts';

describe('a ledger that trusts the agency’s issuer', () => {
  let agency: AgencyLedger;
  let issuer: AgencyIssuer;
  let ledger: OpenLedger;

  beforeAll(async () => {
    agency = await openAgencyLedger();
    ({ issuer, ledger } = agency);
  });
  afterAll(async () => {
    await agency.close();
  });

  const withToken = (token: string) => new Person(ledger.url, token);

  it('takes its tokens for what they say, and records who acted', async () => {
    const officer = withToken(await issuer.token(principals.inv));
    const opened = await officer.post('/cases', 'open', { ...opening, caseId: 'TH-1' });
    expect(opened.status).toBe(201);
    expect(opened.body['facts']).toMatchObject([{ actor: principals.inv }]);
    const auditor = withToken(await issuer.token(principals.auditor));
    expect((await auditor.post('/cases', 'no', { ...opening, caseId: 'TH-2' })).status).toBe(403);
  });

  it('takes no token of the ledger’s own key, of another issuer, or for another audience', async () => {
    const other = await AgencyIssuer.start();
    const tokens = [await other.token(principals.inv), await issuer.token(principals.inv, 'another-service')];
    expect((await ledger.people.inv.get('/cases')).status).toBe(401);
    for (const token of tokens) expect((await withToken(token).get('/cases')).status).toBe(401);
    await other.stop();
  });

  it('has no issuer of its own beside it', async () => {
    for (const path of ['/oidc/token', '/oidc/.well-known/openid-configuration', '/issuer/set-up'])
      expect((await fetch(`${ledger.url}${path}`)).status).toBe(404);
  });

  it('sends people there to sign in, and knows them when they come back', async () => {
    const started = await fetch(`${ledger.url}/session/start`, { redirect: 'manual' });
    const address = started.headers.get('location') ?? '';
    expect(address).toMatch(new RegExp(`^${issuer.url}/authorize\\?`));
    const cookie = cookiesOf(started);
    const back = issuer.signIn(address, principals.inv);
    const forged = back.replace(/state=[^&]+/, 'state=another');
    expect((await fetch(forged, { headers: { cookie }, redirect: 'manual' })).status).toBe(400);
    const signedIn = await fetch(back, { headers: { cookie }, redirect: 'manual' });
    expect(signedIn.status).toBe(303);
    const page = await fetch(`${ledger.url}/`, {
      headers: { cookie: cookiesOf(signedIn) },
      redirect: 'manual',
    });
    const text = await page.text();
    expect([page.status, text]).toEqual([200, expect.stringContaining(principals.inv.subject)]);

    // signing out, it shows the issuer whose session is to end
    const left = await fetch(`${ledger.url}/session/end`, {
      body: new URLSearchParams({ csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' }),
      headers: { cookie: cookiesOf(signedIn) },
      method: 'POST',
      redirect: 'manual',
    });
    const leaving = `${left.headers.get('location')} ${await left.text()}`;
    const hint = /id_token_hint=([\w.-]+)/.exec(leaving)?.[1] ?? '';
    expect(decodeJwt(hint)).toMatchObject({ iss: issuer.url, sub: principals.inv.subject });
  });
});

/** What a browser would send back. */
function cookiesOf(answer: Response): string {
  const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return set.filter((cookie) => !cookie.endsWith('=')).join('; ');
}
