import { UserBook, usersFolder } from '@seizure-ledger/service-standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seizureLedger } from '../command.ts';
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
    // again, and without a body, which it does not need
    expect((await admin.postText('/users/inv-7/disabling', 'k', '')).status).toBe(200);
  });

  it('are out with the tokens that they have, in every service', async () => {
    const { admin } = ledger.people;
    const theirs = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-8');
    expect((await admin.post('/users', 'k', { ...user, name: 'inv-8' })).status).toBe(201);
    expect((await admin.post('/users/inv-8/disabling', 'k', {})).status).toBe(200);
    await expect.poll(async () => (await theirs.get('/cases')).status, { timeout: 5_000 }).toBe(401);
  });

  it('can sign in again once they are enabled, and have tokens of before no more', async () => {
    const { admin } = ledger.people;
    const before = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-8');
    const enabled = await admin.post('/users/inv-8/enabling', 'k', {});
    expect([enabled.status, enabled.body]).toEqual([200, { ...user, disabled: false, name: 'inv-8' }]);
    const since = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-8');
    await expect.poll(async () => (await since.get('/cases')).status, { timeout: 5_000 }).toBe(200);
    expect((await before.get('/cases')).status).toBe(401);
    expect((await admin.post('/users/nobody/enabling', 'k', {})).status).toBe(404);
  });

  it('have another password once it is reset, by another one than themselves, and tokens of before no more', async () => {
    const { admin } = ledger.people;
    const made = await admin.post('/users', 'k', { ...user, name: 'inv-9' });
    const before = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-9');
    const reset = await admin.post('/users/inv-9/password-reset', 'k', {});
    expect([reset.status, reset.body['name']]).toEqual([200, 'inv-9']);
    const book = new UserBook(usersFolder(ledger.dataDir));
    expect(await book.identified('person', 'inv-9', made.body['secret'])).toBeUndefined();
    expect(await book.identified('person', 'inv-9', reset.body['secret'])).toBeDefined();
    const since = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-9');
    await expect.poll(async () => (await before.get('/cases')).status, { timeout: 5_000 }).toBe(401);
    expect((await since.get('/cases')).status).toBe(200);
    expect((await admin.post('/users/adm-1/password-reset', 'k', {})).status).toBe(400);
    expect((await admin.post('/users/nobody/password-reset', 'k', {})).status).toBe(404);
  });

  it('stay disabled when their password is reset', async () => {
    const { admin } = ledger.people;
    await admin.post('/users/inv-9/disabling', 'k', {});
    expect((await admin.post('/users/inv-9/password-reset', 'k', {})).status).toBe(200);
    const theirs = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'inv-9');
    await expect.poll(async () => (await theirs.get('/cases')).status, { timeout: 5_000 }).toBe(401);
    const { users } = (await admin.get('/users')).body;
    expect(users).toContainEqual({ ...user, disabled: true, name: 'inv-9' });
  });

  it('have an administrator among them always', async () => {
    const refused = await ledger.people.admin2.post('/users/adm-1/disabling', 'k', {});
    expect([refused.status, refused.body['detail']]).toEqual([
      400,
      'It can’t be done: adm-1 is the last administrator: make another one first.',
    ]);
    const command = ['user', 'disable', 'adm-1', '--data', ledger.dataDir];
    expect((await seizureLedger(...command)).code).toBe(1);
  });

  it('are enabled and have their passwords reset at the command line, too', async () => {
    const on = ['--data', ledger.dataDir];
    expect((await seizureLedger('user', 'enable', 'inv-9', ...on)).code).toBe(0);
    const reset = await seizureLedger('user', 'reset', 'inv-9', '--generate', ...on);
    const [name = '', secret = ''] = reset.out.trim().split(' ');
    const book = new UserBook(usersFolder(ledger.dataDir));
    expect(await book.identified('person', name, secret)).toMatchObject({ name: 'inv-9' });
    expect((await seizureLedger('user', 'reset', 'nobody', '--generate', ...on)).code).toBe(1);
  });

  it('are nobody’s business who is no administrator', async () => {
    const { auditor, inv } = ledger.people;
    for (const who of [auditor, inv]) {
      expect((await who.get('/users')).status).toBe(403);
      expect((await who.post('/users', 'k', { ...user, name: 'y' })).status).toBe(403);
      for (const change of ['disabling', 'enabling', 'password-reset'])
        expect((await who.post(`/users/adm-1/${change}`, 'k', {})).status).toBe(403);
    }
  });
});
