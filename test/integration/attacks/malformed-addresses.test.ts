import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, release } from '../../bodies.ts';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import type { HttpAnswer, Person } from '../../person.ts';
import { refusedOutright } from '../../refused-outright.ts';

const path = '/cases/C-1';
const cursor = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('an address is refused, and nothing is recorded:', () => {
  let ledger: OpenLedger;
  let inv: Person;
  beforeAll(async () => {
    ledger = await openLedger();
    ({ inv } = ledger.people);
    expect((await inv.post('/cases', 'open', { ...opening, caseId: 'C-1' })).status).toBe(201);
  });
  afterAll(() => ledger.close());

  const refused = (ask: () => Promise<HttpAnswer>, status: number, says?: string) =>
    refusedOutright(ledger, ask, status, says);

  it.each([
    ['/cases?limit[$ne]=1', 'limit'],
    ['/cases?q[]=Compound', 'q'],
    ['/cases?q[$where]=1', 'q'],
    ['/cases?status[$ne]=open', 'status'],
    ['/cases?status=frozen', 'status'],
    ['/cases?q=a&q=b', 'q'],
    ['/cases?limit=1&limit=2', 'limit'],
    ['/cases?__proto__=1', 'parameters'],
    ['/cases?constructor=1', 'constructor'],
    ['/cases?unknown=1', 'unknown'],
    ['/cases?limit=0', '1 to 1000'],
    ['/cases?limit=1001', '1 to 1000'],
    ['/cases?limit=1e2', '1 to 1000'],
    ['/cases?limit=0x10', '1 to 1000'],
    ['/cases?limit=', '1 to 1000'],
    ['/cases?limit=%EF%BC%91', '1 to 1000'],
    ['/cases?atLeast=now', 'position'],
    ['/cases?atLeast=0:1,0:2', 'twice'],
    ['/cases?cursor=x', 'cursor'],
    [`${path}?limit=1`, 'limit'],
    [`${path}/balances?atLeast[$gt]=`, 'atLeast'],
  ])('the query of %s', async (address, says) => refused(() => inv.get(address), 400, says));

  it.each([
    ['that was made up', 'entries', { afterId: 'x', position: '0:0' }],
    ['of an operator', 'entries', { afterId: { $ne: null }, position: '0:0' }],
    ['that would write headers', 'entries', { afterId: 'x', position: '0:0"\r\nset-cookie: a=b' }],
    ['that would write JSON', 'lots', { afterId: 'C-1|x', position: '0:0","hash":"' }],
    ['with more in it', 'lots', { afterId: 'C-1|x', position: '0:0', tags: [] }],
    ['of another case', 'claims', { afterId: 'C-9|K1', position: '0:0' }],
  ])('a cursor %s', async (_, list, content) =>
    refused(() => inv.get(`${path}/${list}?cursor=${cursor(content)}`), 400, 'cursor'),
  );

  it('a query on an act, which could be meant to record nothing', async () => {
    const { p1 } = ledger.people;
    await refused(() => p1.post(`${path}/releases?preview=true`, 'bad', release), 400, 'preview');
    await refused(() => p1.post(`${path}/approvals?dry-run`, 'bad', {}), 400, 'dry-run');
    await refused(() => inv.ask('POST', '/batches?preview', {}), 400, 'preview');
  });

  it.each([
    '/cases/%7B%22$ne%22:null%7D',
    '/cases/__proto__',
    '/cases/constructor/entries',
    '/cases/..%2f..%2fetc%2fpasswd',
    '/cases/C-1%00',
    '/cases/C-1/%7B%22$where%22:1%7D',
    '/cases/C-1/constructor',
    '/cases/C-1/instructions/%7B%22$ne%22:null%7D',
    '/nothing/here',
  ])('%s, where nothing is', async (address) => refused(() => inv.get(address), 404));

  it('one that is badly escaped, or endless', async () => {
    await refused(() => inv.get('/cases/%E0%A4%A'), 400);
    await refused(() => inv.get(`/cases/${'x'.repeat(2_000)}`), 400);
  });

  it('an act on a case or a target whose id is none', async () => {
    const { cus } = ledger.people;
    await refused(() => inv.post('/cases/%7B%22$ne%22:null%7D/freezes', 'bad', freeze), 404, 'no such case');
    const none = `${path}/transfers/%7B%22$ne%22:null%7D/confirmation`;
    await refused(() => cus.post(none, 'bad', {}), 400, '"path":"transferId"');
    const twice = () => cus.post(`${path}/transfers/T1/confirmation`, 'bad', { transferId: 'T2' });
    await refused(twice, 400, 'the path names it');
  });

  it('a method that it has not', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'])
      await refused(() => inv.ask(method, path, {}), 405, 'takes GET, HEAD');
    const { headers, status } = await inv.ask('GET', `${path}/freezes`, {});
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    await refused(() => inv.ask('DELETE', '/nothing/here', {}), 404, 'nothing at this address');
  });
});
