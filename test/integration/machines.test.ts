import { UserBook, usersFolder } from '@seizure-ledger/service-standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seizureLedger } from '../command.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';

const secret = 'a-secret-of-the-bank';
const bank = {
  agency: 'BANK-B',
  jurisdiction: 'TH',
  kind: 'machine',
  name: 'bank-feed',
  role: 'custodian',
} as const;

describe('a machine with client credentials', () => {
  let ledger: OpenLedger;
  let users: UserBook;
  beforeAll(async () => {
    ledger = await openLedger();
    users = new UserBook(usersFolder(ledger.dataDir));
    await users.add({ ...bank, secret });
    await users.add({ ...bank, kind: 'person', name: 'cus-1', secret });
  });
  afterAll(() => ledger.close());

  async function tokenOf(name: string, said: string): Promise<{ status: number; token: string }> {
    const answer = await fetch(`${ledger.url}/oidc/token`, {
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { authorization: `Basic ${Buffer.from(`${name}:${said}`).toString('base64')}` },
      method: 'POST',
    });
    const body = (await answer.json()) as { readonly access_token?: string };
    return { status: answer.status, token: body.access_token ?? '' };
  }

  it('has a token that every service takes for what the machine is', async () => {
    const { token } = await tokenOf(bank.name, secret);
    const machine = new Person(ledger.url, token);
    expect((await machine.get('/cases')).status).toBe(200);
    const refused = await machine.post('/cases', 'open', {});
    expect(refused.body['detail']).toContain('investigator, prosecutor');
  });

  it('has none for a wrong secret, and a person has none in this way', async () => {
    expect((await tokenOf(bank.name, 'wrong')).status).toBe(401);
    expect((await tokenOf('cus-1', secret)).status).toBe(401);
    expect((await tokenOf('nobody', secret)).status).toBe(401);
    const kept = await users.find(bank.name);
    expect((await tokenOf(bank.name, kept?.secret ?? '')).status).toBe(401);
  });

  it('has none any more once it is disabled, and the one that it has counts no more', async () => {
    const { token } = await tokenOf(bank.name, secret);
    const machine = new Person(ledger.url, token);
    expect((await machine.get('/cases')).status).toBe(200);
    const { code } = await seizureLedger('user', 'disable', bank.name, '--data', ledger.dataDir);
    expect(code).toBe(0);
    expect((await tokenOf(bank.name, secret)).status).toBe(401);
    await expect.poll(async () => (await machine.get('/cases')).status).toBe(401);
    expect((await ledger.people.inv.get('/cases')).status).toBe(200);
  });

  it('that guesses is not listened to after thirty times, and told when it may try again', async () => {
    expect((await tokenOf(bank.name, 'first guess')).status).toBe(401);
    for (let n = 1; n < 30; n += 1) await tokenOf(bank.name, `guess ${n}`);
    expect((await tokenOf(bank.name, secret)).status).toBe(429);
    const answer = await fetch(`${ledger.url}/oidc/token`, { method: 'POST' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await answer.json()).toMatchObject({ error: 'temporarily_unavailable' });
  });
});
