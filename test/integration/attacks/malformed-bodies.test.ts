import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening } from '../../bodies.ts';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import type { HttpAnswer, Person } from '../../person.ts';
import { refusedOutright } from '../../refused-outright.ts';

const path = '/cases/C-1';
const text = JSON.stringify(freeze);
/** The freeze with one piece of it written otherwise. */
const spoilt = (piece: string, by: string): string => {
  if (!text.includes(piece)) throw new Error(`the body has no ${piece}`);
  return text.replace(piece, () => by);
};
const withFirst = (member: string): string => spoilt('{', `{${member},`);

const signed = ['-0', '-1.00', '+1'];
const notPlain = ['1e3', '01', '.5', '1.', '1.00.0', '0x10', '1,000.00', '1 000', ' 1', '1\\n', ''];
const notNumbers = ['NaN', 'Infinity', 'unknown ', 'all'];
const otherDigits = ['１２', '๑๒', '१२', '1٫5', '½'];
const tooManyDigits = ['9'.repeat(40), `0.${'1'.repeat(19)}`];
const notTexts = [
  '1000000',
  '1.00',
  '1e3',
  '-0',
  'true',
  'null',
  '[]',
  '["1.00"]',
  '{}',
  '{"$numberDecimal":"1"}',
];

describe('a body is refused, and recorded nowhere,', () => {
  let ledger: OpenLedger;
  let inv: Person;
  beforeAll(async () => {
    ledger = await openLedger();
    ({ inv } = ledger.people);
    expect((await inv.post('/cases', 'open', { ...opening, caseId: 'C-1' })).status).toBe(201);
  });
  afterAll(() => ledger.close());

  const refused = (ask: () => Promise<HttpAnswer>, status: number, says: string | RegExp) =>
    refusedOutright(ledger, ask, status, says);
  const freezing = (body: string | Uint8Array) => () => inv.postText(`${path}/freezes`, 'bad', body);

  it('unless it is well-formed', async () => {
    const before = await ledger.recorded();
    expect((await freezing(text)()).status).toBe(201);
    expect(await ledger.recorded()).toBe(before + 2);
  });

  it.each([
    ['an unknown field', withFirst('"unknown":1'), /Unrecognized key.*unknown/],
    ['an unknown field deep inside', spoilt('"kind"', '"owns":1,"kind"'), /Unrecognized key.*owns/],
    ['__proto__', withFirst('"__proto__":{"role":"court"}'), '__proto__'],
    ['constructor', withFirst('"constructor":{"prototype":{}}'), 'constructor'],
    ['a member twice', withFirst('"unit":"THB"'), 'twice'],
    ['a depth of 1,000', withFirst(`"note":${'['.repeat(1_000)}${']'.repeat(1_000)}`), 'levels'],
    ['half of a surrogate pair, escaped', spoilt('Bank account', '\\ud800'), 'surrogate'],
    ['a NUL', spoilt('Bank account', 'Bank\\u0000account'), 'NUL'],
    ['a seed phrase', spoilt('Bank account', 'abandon '.repeat(12)), 'errors'],
    ['no JSON', 'not json', 'JSON'],
    ['half of its JSON', text.slice(0, -1), 'JSON'],
  ])('with %s', async (_, body, says) => refused(freezing(body), 400, says));

  it('with half of a surrogate pair as raw bytes, or other bytes that are no UTF-8', async () => {
    const [head = '', tail = ''] = text.split('Bank account');
    for (const bytes of [[0xed, 0xa0, 0xbd], [0xff], [0xc0, 0xaf], [0xe0, 0xb8]]) {
      const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(tail)]);
      await refused(freezing(body), 400, 'not UTF-8');
    }
  });

  it('of 10 MB', async () =>
    refused(freezing(withFirst(`"note":"${'x'.repeat(10_000_000)}"`)), 413, 'batches'));

  it('of more than 256 KB in the log', async () => {
    const claims = Array.from({ length: 5_000 }, (_, n) => `claim-${n}-${'x'.repeat(50)}`);
    const body = { claims, fund: 'all', method: 'pro-rata', restitutionId: 'R1', unit: 'THB' };
    await refused(() => ledger.people.p1.post(`${path}/restitutions`, 'bad', body), 413, 'split it');
  });

  it.each([...signed, ...notPlain, ...notNumbers, ...otherDigits, ...tooManyDigits])(
    'with the quantity "%s"',
    async (bad) => refused(freezing(spoilt('1000000.00', bad)), 400, '"path":"quantity"'),
  );

  it.each(notTexts)('with the quantity %s, which is no text', async (bad) =>
    refused(freezing(spoilt('"1000000.00"', bad)), 400, '"path":"quantity"'),
  );

  it.each(['{"$ne":null}', '{"$where":"sleep(1000)"}', '{"$gt":""}', '["A1"]', 'null', '1', 'true'])(
    'with %s where a text belongs',
    async (bad) => {
      for (const field of ['"A1"', '"THB"', '"Bank B"', '"account"', '"2025-12-17"', '"Kor 12/2568"'])
        await refused(freezing(spoilt(field, bad)), 400, '"errors":[{');
    },
  );

  it.each(['', 'x'.repeat(65), 'two words', 'a, b', '{"$ne":null}', '-starts-with-a-dash'])(
    'under the key "%s"',
    async (key) => refused(() => inv.post(`${path}/freezes`, key, freeze), 400, 'Idempotency-Key'),
  );

  it('without a key', async () => {
    const json = { 'content-type': 'application/json' };
    await refused(() => inv.ask('POST', `${path}/freezes`, json, text), 400, 'Idempotency-Key');
  });

  const routes = [
    ['an act', 'inv', `${path}/freezes`],
    ['an act on what the path names', 'inv', `${path}/transfers/T1/confirmation`],
    ['approvals of a case', 'p1', `${path}/approvals`],
    ['approvals', 'p1', '/approvals'],
  ] as const;
  const notObjects = [
    ['[]', 'this is a list'],
    ['[{}]', 'this is a list'],
    ['"text"', 'this is a string'],
    ['null', 'this is null'],
    ['1', 'this is a number'],
    ['true', 'this is a boolean'],
    ['', 'this is no body at all'],
  ] as const;

  it.each(routes.flatMap((route) => notObjects.map((body) => [...route, ...body] as const)))(
    'sent to %s (%s, %s), when it is %j',
    async (_, who, address, body, says) =>
      refused(() => ledger.people[who].postText(address, 'bad', body), 400, says),
  );

  it.each(routes)('sent to %s (%s, %s), when there is none', async (_, who, address) =>
    refused(() => ledger.people[who].ask('POST', address, { 'idempotency-key': 'bad' }), 400, 'no body'),
  );

  const otherTypes = ['text/plain', 'application/x-ndjson', '', 'x'];

  it.each(routes.flatMap((route) => otherTypes.map((type) => [...route, type] as const)))(
    'sent to %s (%s, %s) as "%s"',
    async (_, who, address, type) => {
      const headers = { 'content-type': type, 'idempotency-key': 'bad' };
      await refused(() => ledger.people[who].ask('POST', address, headers, text), 415, 'application/json');
    },
  );

  it('with approvals that name no proposal, too many, or one by something else than its hash', async () => {
    const { p1 } = ledger.people;
    const hash = `sha256:${'0'.repeat(64)}`;
    const many = Array(10_001).fill(hash);
    for (const proposalHashes of [[], [hash, 1], ['sha256:0'], [{ $ne: null }], hash, many])
      await refused(() => p1.post(`${path}/approvals`, 'bad', { proposalHashes }), 400, 'proposalHashes');
    const injected = { caseId: { $ne: null }, proposalHash: hash };
    for (const proposals of [[], [hash], [injected], [{ caseId: 'C-1' }]])
      await refused(() => p1.post('/approvals', 'bad', { proposals }), 400, 'proposals');
  });

  it('with a batch that is none', async () => {
    const send = (headers: Record<string, string>, body?: string) => () =>
      inv.ask('POST', '/batches', headers, body);
    await refused(send({ 'content-type': 'application/json' }, '{}'), 415, 'application/x-ndjson');
    await refused(send({ 'content-type': 'text/csv' }, 'a,b'), 415, 'application/x-ndjson');
    await refused(send({}), 415, 'application/x-ndjson');
  });

  it('with a batch whose every line is bad, line by line', async () => {
    const before = await ledger.recorded();
    const good = { act: 'freezes', body: freeze, caseId: 'C-1', id: 'bad' };
    const lines: unknown[] = ['[]', 'null', '"x"', '1', '{}', '{', { ...good, act: '__proto__' }];
    lines.push({ ...good, body: [] }, { ...good, id: { $ne: null } }, { ...good, caseId: '__proto__' });
    lines.push(JSON.stringify(good).replace('"1000000.00"', '1e3'));
    const answers = await inv.batch(lines);
    expect(answers.map(({ status }) => status)).toEqual(lines.map(() => 400));
    expect(await ledger.recorded()).toBe(before);
  });
});
