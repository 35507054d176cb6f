import { UserBook, usersFolder } from '@seizure-ledger/service-standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';

const user = { agency: 'TH-CCIB', jurisdiction: 'TH', kind: 'person', name: 'inv-7', role: 'investigator' };

describe('the users of the ledger’s own issuer', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
  });
  afterAll(() => ledger.close());

  it('are made by an administrator, with a secret that is answered once and kept as a hash', async () => {
    const { admin } = ledger.people;
    const made = await admin.post('/users', 'k', user);
    expect([made.status, made.body['name']]).toEqual([201, 'inv-7']);
    const book = new UserBook(usersFolder(ledger.dataDir));
    expect(await book.identified('person', 'inv-7', made.body['secret'])).toMatchObject({
      role: 'investigator',
    });
    const listed = await admin.get('/users');
    expect(listed.body).toEqual({ users: [{ ...user, disabled: false }] });
  });

  it('have each a name of their own, and only fields that there are', async () => {
    const { admin } = ledger.people;
    expect((await admin.post('/users', 'k', user)).body['errors']).toMatchObject([{ path: 'name' }]);
    expect((await admin.post('/users', 'k', { ...user, name: 'x', secret: 'mine' })).status).toBe(400);
    expect((await admin.post('/users', 'k', { ...user, name: 'x', role: 'king' })).status).toBe(400);
  });

  it('are disabled by another one than themselves', async () => {
    const { admin } = ledger.people;
    await new UserBook(usersFolder(ledger.dataDir)).add({
      agency: 'MOJ',
      jurisdiction: 'TH',
      kind: 'person',
      name: 'adm-1',
      role: 'admin',
      secret: 'long enough to be one',
    } as const);
    expect((await admin.post('/users/adm-1/disabling', 'k', {})).status).toBe(400);
    expect((await admin.post('/users/nobody/disabling', 'k', {})).status).toBe(404);
    expect((await admin.post('/users/inv-7/disabling', 'k', {})).body).toEqual({ ...user, disabled: true });
  });

  it('are out with the tokens that they have, in every service', async () => {
    const { admin } = ledger.people;
    const theirs = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-8');
    expect((await admin.post('/users', 'k', { ...user, name: 'inv-8' })).status).toBe(201);
    expect((await admin.post('/users/inv-8/disabling', 'k', {})).status).toBe(200);
    await expect.poll(async () => (await theirs.get('/cases')).status, { timeout: 5_000 }).toBe(401);
  });

  it('are nobody’s business who is no administrator', async () => {
    const { auditor, inv } = ledger.people;
    for (const who of [auditor, inv]) {
      expect((await who.get('/users')).status).toBe(403);
      expect((await who.post('/users', 'k', { ...user, name: 'y' })).status).toBe(403);
      expect((await who.post('/users/adm-1/disabling', 'k', {})).status).toBe(403);
    }
  });
});
