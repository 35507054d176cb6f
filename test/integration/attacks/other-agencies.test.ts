import { mayPropose, type Principal, roles } from '@seizure-ledger/contracts';
import { actRoutes, operations } from '@seizure-ledger/service-standalone';
import { mintToken } from '@seizure-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, release } from '../../bodies.ts';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import { type HttpAnswer, Person } from '../../person.ts';

const theirs = 'TH-2025-0007';
/** As long as theirs, so that even lengths are alike. */
const none = 'TH-2025-0008';

const reads = operations
  .filter(({ method, path }) => method === 'get' && path.includes('{caseId}'))
  .map(({ path }) => path);
/** Without it the methods can't be read, whosever the case is. */
const needed = (read: string): string => (read.endsWith('/restitution-methods') ? '?fund=all&unit=THB' : '');
const acts = actRoutes.filter(({ path }) => path.includes('{caseId}'));

describe('another agency’s case answers as one that does not exist', () => {
  let ledger: OpenLedger;
  let proposalHash: string;
  beforeAll(async () => {
    ledger = await openLedger();
    const { inv, p1 } = ledger.people;
    await inv.post('/cases', 'open', { ...opening, caseId: theirs });
    await inv.post(`/cases/${theirs}/freezes`, 'freeze', freeze);
    ({
      body: { proposalHash },
    } = await p1.post(`/cases/${theirs}/releases`, 'release', release));
    await ledger.caughtUp();
    const { body } = await inv.get(`/cases/${theirs}`);
    expect(body).toMatchObject({ entries: 3, openProposals: 1 });
  });
  afterAll(() => ledger.close());

  async function from(elsewhere: Omit<Principal, 'subject'>): Promise<Person> {
    return new Person(ledger.url, await mintToken(ledger.dataDir, { ...elsewhere, subject: 'far-1' }));
  }

  /** Both answers, each without what names its own case or its own place in the log. */
  async function alike(ask: (caseId: string) => Promise<HttpAnswer>): Promise<HttpAnswer> {
    const [a, b] = [await ask(theirs), await ask(none)];
    expect(anonymous(a, theirs)).toEqual(anonymous(b, none));
    return a;
  }

  it('to every read, of a role that may read cases of its own', async () => {
    expect(reads.length).toBeGreaterThan(10);
    for (const role of roles.filter((role) => role !== 'auditor')) {
      const person = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role });
      for (const read of reads) {
        const answer = await alike((caseId) =>
          person.get(`${read.replace('{caseId}', caseId).replace('{id}', 'freeze')}${needed(read)}`),
        );
        expect([read, answer.status, answer.body['code']]).toEqual([read, 404, 'NOT_FOUND']);
      }
    }
  });

  it('to every act, of a role that may ask for it', async () => {
    for (const { act, example, method, path } of acts) {
      const role = roles.find((one) => mayPropose(one, act)) ?? 'auditor';
      const person = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role });
      const address = path
        .replace('{claimId}', 'C1')
        .replace('{instructionId}', 'T1')
        .replace('{restitutionId}', 'R1');
      const answer = await alike((caseId) =>
        person.send(method, address.replace('{caseId}', caseId), `do-${act.replaceAll('/', '-')}`, example),
      );
      expect([act, answer.status, answer.body['code']]).toEqual([act, 404, 'UNKNOWN_CASE']);
    }
  });

  it('to an approval, also of a proposal that there is', async () => {
    const judge = await from({ agency: 'XX-COURT', jurisdiction: 'XX', role: 'court' });
    const one = await alike((caseId) =>
      judge.post(`/cases/${caseId}/approvals`, 'one', { proposalHashes: [proposalHash] }),
    );
    expect([one.status, one.body['code']]).toEqual([404, 'UNKNOWN_CASE']);
    const many = await alike((caseId) =>
      judge.post('/approvals', `many-${caseId}`, { proposals: [{ caseId, proposalHash }] }),
    );
    expect(many.body['results']).toMatchObject([{ code: 'UNKNOWN_CASE', status: 'refused' }]);
  });

  it('to a line of a batch', async () => {
    const officer = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role: 'investigator' });
    const line = { act: 'freezes', body: freeze, id: 'line' };
    const [a, b] = await officer.batch([theirs, none].map((caseId) => ({ ...line, caseId })));
    expect(a).toMatchObject({ code: 'UNKNOWN_CASE', status: 'refused' });
    expect({ ...a, position: '' }).toEqual({ ...b, position: '' });
  });

  it('to who uses a key that is taken there', async () => {
    const officer = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role: 'investigator' });
    const answer = await alike((caseId) =>
      officer.post(`/cases/${caseId}/freezes`, 'freeze', { ...freeze, quantity: '1.00' }),
    );
    expect(answer.body['code']).toBe('UNKNOWN_CASE');
  });

  it('to a cursor of its lists', async () => {
    const { inv } = ledger.people;
    const { body } = await inv.get(`/cases/${theirs}/entries?limit=1`);
    const officer = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role: 'investigator' });
    await officer.post('/cases', 'open', {
      ...opening,
      agency: 'XX-FAR',
      caseId: 'XX-1',
      jurisdiction: 'XX',
    });
    await officer.post('/cases/XX-1/freezes', 'freeze', freeze);
    await ledger.caughtUp();
    for (const list of ['entries', 'assets', 'claims', 'lots', 'orders', 'proposals'])
      expect((await officer.get(`/cases/XX-1/${list}?cursor=${body['next']}`)).status).toBe(400);
    const asset = Buffer.from(JSON.stringify({ afterId: `${theirs}|A1`, position: '0:0' })).toString(
      'base64url',
    );
    expect((await officer.get(`/cases/XX-1/assets?cursor=${asset}`)).status).toBe(400);
  });

  it('nowhere in the lists of who is elsewhere, nor in links to a shared account', async () => {
    const officer = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role: 'investigator' });
    const { body: cases } = await officer.get('/cases?q=compound');
    expect(cases['cases'].map(({ caseId }: { caseId: string }) => caseId)).toEqual(['XX-1']);
    const { body: links } = await officer.get('/cases/XX-1/links');
    expect(links['links']).toEqual([]);
    const { body: seen } = await ledger.people.auditor.get('/cases/XX-1/links');
    expect(seen['links']).toMatchObject([
      { otherCase: theirs, type: 'iban' },
      { otherCase: theirs, type: 'network' },
    ]);
  });

  it('but who sent an act there may ask what became of it, and hears the same', async () => {
    const officer = await from({ agency: 'XX-FAR', jurisdiction: 'XX', role: 'investigator' });
    await alike((caseId) => officer.post(`/cases/${caseId}/freezes`, 'asked', freeze));
    await ledger.caughtUp();
    const answer = await alike((caseId) => officer.get(`/cases/${caseId}/instructions/asked`));
    expect(answer.body).toMatchObject({ facts: [{ refusal: { code: 'UNKNOWN_CASE' } }], status: 'refused' });
    const colleague = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'far-2', 'XX-FAR', 'XX');
    expect((await alike((caseId) => colleague.get(`/cases/${caseId}/instructions/asked`))).status).toBe(404);
  });

  it('and nothing of all this is in the case', async () => {
    await ledger.caughtUp();
    const { body } = await ledger.people.inv.get(`/cases/${theirs}`);
    expect(body).toMatchObject({ entries: 3, openProposals: 1 });
  });
});

/** Where something stands, how long it is, and how many requests are left. */
const places = /^(etag|date|content-length|x-ratelimit-.*)$/;

function anonymous({ headers, status, text }: HttpAnswer, caseId: string) {
  const shown = text
    .replaceAll(caseId, 'CASE')
    .replace(/"(position|id)":"\d+:\d+"/g, '"$1":"PLACE"')
    .replace(/"(index|input)":\d+/g, '"$1":0')
    .replace(/"(hash|fingerprint)":"sha256:\w+"/g, '"$1":"HASH"')
    .replace(/"enc1:[\w-]+"/g, '"CIPHERTEXT"')
    .replace(/"(recordedAt|sentAt|effectiveAt)":"[^"]+Z"/g, '"$1":"TIME"');
  const said = [...headers].filter(([name]) => !places.test(name));
  return { headers: said, status, text: shown };
}
