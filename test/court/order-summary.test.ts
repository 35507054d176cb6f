import { partitionOf } from '@seizure-ledger/contracts';
import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import { sum } from '@seizure-ledger/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { type HttpAnswer, Person } from '../person.ts';

const path = '/orders/O-1/restitution-summary';
const partitions = 12;
const ids = Array.from({ length: 60 }, (_, n) => `TH-2025-${String(n).padStart(4, '0')}`);
const first = 'TH-2025-0000';
const inPartition = (isSame: boolean, but = first) =>
  ids.find(
    (id) =>
      id !== first &&
      id !== but &&
      (partitionOf(id, partitions) === partitionOf(first, partitions)) === isSame,
  ) ?? '';
const beside = inPartition(true);
const apart = inPartition(false);
/** Joins the order after the first summary, in the same partition. */
const later = inPartition(true, beside);
const foreign = 'KH-2025-0001';
const registered = { ...order, kind: 'restitution', orderId: 'O-1' };

describe('the summary of an order over several cases', () => {
  let ledger: OpenLedger;
  let court: Person, auditor: Person;
  let early: HttpAnswer;

  beforeAll(async () => {
    ledger = await openLedger();
    ({ auditor, court } = ledger.people);
    const { dataDir, url } = ledger;
    const thai = { inv: ledger.people.inv, p: ledger.people.p1, second: court };
    const abroad = {
      inv: await Person.with(dataDir, url, 'investigator', 'kh-1', 'KH-FIU', 'KH'),
      p: await Person.with(dataDir, url, 'prosecutor', 'kh-2', 'KH-FIU', 'KH'),
      second: await Person.with(dataDir, url, 'court', 'kh-3', 'KH-COURT', 'KH'),
    };
    await play(first, thai, { fund: '600.00', losses: ['900.00', '100.00'] });
    await play(beside, thai, { fund: '50.00', losses: ['80.00'] });
    await ledger.caughtUp();
    early = await court.get(path);
    await play(later, thai, { fund: '3.00', losses: ['7.00'] });
    await play(apart, thai, { fund: '0.07', losses: ['0.05', '0.03', '0.02'] });
    await play(foreign, abroad, { fund: '10.00', losses: ['10.00'] });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  interface Team {
    readonly inv: Person;
    readonly p: Person;
    readonly second: Person;
  }

  /** A case from its opening to the distribution of what was confiscated in it. */
  async function play(
    caseId: string,
    { inv, p, second }: Team,
    { fund, losses }: { readonly fund: string; readonly losses: readonly string[] },
  ): Promise<void> {
    const { jurisdiction, agency } = caseId.startsWith('KH')
      ? { agency: 'KH-FIU', jurisdiction: 'KH' }
      : opening;
    await acts(inv, '/cases', { ...opening, agency, caseId, jurisdiction });
    const thing = { assetId: 'A1', quantity: fund, unit: 'THB' };
    const asset = { description: 'Account', kind: 'account' };
    await acts(inv, `/cases/${caseId}/seizures`, { ...thing, asset, custodian: 'AMLO', order });
    await acts(p, `/cases/${caseId}/orders`, registered);
    await acts(p, `/cases/${caseId}/confiscations`, { ...thing, final: true, order });
    for (const [n, grossLoss] of losses.entries()) {
      const body = {
        claimId: `C${n}`,
        grossLoss,
        order,
        person: `P-${n}`,
        priority: 'victim',
        priorRecoveries: '0',
      };
      await acts(p, `/cases/${caseId}/claims`, { ...body, unit: 'THB' });
    }
    const distribution = { fund, method: 'pro-rata', orderId: 'O-1', restitutionId: 'R1', unit: 'THB' };
    const { proposalHash } = await acts(p, `/cases/${caseId}/restitutions`, distribution);
    const { body } = await second.post(`/cases/${caseId}/approvals`, `approve-${caseId}`, {
      proposalHashes: [proposalHash],
    });
    expect(body['results'][0].status, JSON.stringify(body)).toBe('posted');
  }

  let key = 0;
  async function acts(who: Person, route: string, body: object): Promise<HttpAnswer['body']> {
    key += 1;
    const answer = await who.post(route, `k-${key}`, body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  }

  it('adds up the summaries of its cases at one position, over partitions, and names each by its hash', async () => {
    const { body } = await auditor.get(path);
    const { cases, claims, position, receipts, scope, statement, totals, undistributed } = body;
    const caseIds = [foreign, first, beside, later, apart].toSorted();
    expect(scope).toEqual({ caseIds, complete: true, orderId: 'O-1' });
    expect(body['order']).toEqual(registered);
    const places = new Set(caseIds.map((id) => partitionOf(id, partitions)));
    expect(position.split(',').map((place: string) => Number(place.split(':')[0]))).toEqual(
      [...places].toSorted((a, b) => a - b),
    );
    const own = [];
    for (const id of caseIds)
      own.push((await auditor.get(`/cases/${id}/restitution-summary?at=${position}`)).body);
    expect(cases.map(({ hash }: { hash: string }) => hash)).toEqual(own.map(({ hash }) => hash));
    for (const member of Object.keys(totals))
      expect(totals[member], member).toBe(added(own.map((one) => one['totals'][member])));
    for (const [n, { amount, item }] of statement.applied.entries())
      expect(amount, item).toBe(added(own.map((one) => one['statement'].applied[n].amount)));
    expect(statement.total).toBe('663.07');
    expect(added(statement.applied.map(({ amount }: { amount: string }) => amount))).toBe('663.07');
    expect(undistributed.amount).toBe('0.00');
    expect(
      claims.map((one: Record<string, string>) => `${one['caseId']} ${one['claimId']} ${one['allocated']}`),
    ).toEqual(
      own.flatMap((one, n) =>
        one['claims'].map(
          (claim: Record<string, string>) => `${caseIds[n]} ${claim['claimId']} ${claim['allocated']}`,
        ),
      ),
    );
    expect(receipts).toHaveLength(5);
    const { hash, ...rest } = body;
    expect(sha256(canonicalJson(rest))).toBe(hash);
  });

  it('is the same bytes for ever at a position, also when more cases have joined the order since', async () => {
    expect(early.body['scope'].caseIds).toEqual([first, beside].toSorted());
    // one partition, one place, though it is of two cases
    expect(early.body['position']).toMatch(/^\d+:\d+$/);
    const again = await court.get(`${path}?at=${early.body['position']}`);
    expect(again.text).toBe(early.text);
    const csv = await court.get(`${path}?at=${early.body['position']}`, { accept: 'text/csv' });
    expect((await court.get(`${path}?at=${early.body['position']}`, { accept: 'text/csv' })).text).toBe(
      csv.text,
    );
    expect(csv.text).toContain(early.body['hash']);
    expect(csv.headers.get('etag')).toBe(`"${early.body['position']};csv"`);
    expect(early.headers.get('etag')).toBe(`"${early.body['position']}"`);
  });

  it('holds only cases that its reader may see, and says so', async () => {
    const { body } = await court.get(path);
    expect(body['scope']).toEqual({
      caseIds: [first, beside, later, apart].toSorted(),
      complete: false,
      orderId: 'O-1',
    });
    expect(JSON.stringify(body)).not.toContain(foreign);
    const { stranger } = ledger.people;
    const [hidden, none] = [await stranger.get(path), await court.get('/orders/O-9/restitution-summary')];
    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(hidden.body['detail']).toBe(none.body['detail']);
    expect((await court.get(`${path}?at=`)).status).toBe(404);
    expect((await court.get('/orders/no%20id/restitution-summary')).status).toBe(400);
  });

  it('names the cases that registered the order with another content', async () => {
    const { inv } = ledger.people;
    await acts(inv, `/cases/${first}/orders`, { ...registered, orderId: 'O-2' });
    await acts(inv, `/cases/${beside}/orders`, { ...registered, orderId: 'O-2', reference: 'Kor 99/2568' });
    await ledger.caughtUp();
    const { body } = await court.get('/orders/O-2/restitution-summary');
    const [one, other] = [first, beside].toSorted();
    const reference = (caseId = '') => (caseId === first ? registered.reference : 'Kor 99/2568');
    expect(body['order']).toMatchObject({ reference: reference(one) });
    expect(body['registeredOtherwise']).toEqual([
      { ...registered, caseId: other, orderId: 'O-2', reference: reference(other) },
    ]);
    expect((await court.get(path)).body).not.toHaveProperty('registeredOtherwise');
    const { text } = await court.get('/orders/O-2/restitution-summary', { accept: 'text/csv' });
    const said = text.split('\r\n').filter((line) => line.includes('registered-otherwise'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${other},,registered-otherwise,.*reference,,${reference(other)},`));
  });

  it('as a table names the case of each line, and adds up as well', async () => {
    const { text } = await auditor.get(path, { accept: 'text/csv' });
    const [header = '', ...lines] = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(header.split(',').slice(0, 4)).toEqual(['caseId', 'unit', 'row', 'claimId']);
    const at = header.split(',').indexOf('allocated');
    const rows = lines.map((line) => line.split(','));
    const claims = rows.filter((row) => row[2] === 'claim');
    expect(new Set(claims.map(([caseId]) => caseId)).size).toBe(5);
    expect(rows.find((row) => row[2] === 'claims-total')?.[at]).toBe(
      added(claims.map((row) => row[at] ?? '')),
    );
    expect(rows.filter((row) => row[2] === 'distribution-fund').map(([caseId]) => caseId)).toHaveLength(5);
    expect(rows.find((row) => row[2] === 'scope')).toEqual(expect.arrayContaining(['complete', 'yes']));
    const ofCourt = (await court.get(path, { accept: 'text/csv' })).text;
    expect(ofCourt).toMatch(/\r\n,,scope,.*complete,,no,/);
  });
});

const added = (amounts: readonly string[]): string => sum(amounts);
