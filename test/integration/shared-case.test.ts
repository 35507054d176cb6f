import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

describe('a case that is shared with another agency', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    const { p1 } = ledger.people;
    for (const caseId of ['A', 'B', 'C']) await p1.post('/cases', `open-${caseId}`, { ...opening, caseId });
    await p1.post('/cases/A/access', 'share-a', { agency: 'XX-FAR' });
    await p1.post('/cases/B/access', 'share-b', { agency: 'XX-FAR', until: '2026-01-01T00:00:00Z' });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  it('is read by that agency, until the sharing ends, and no other case is', async () => {
    const { stranger } = ledger.people;
    for (const [caseId, status] of [
      ['A', 200],
      ['B', 404],
      ['C', 404],
    ] as const)
      for (const path of ['', '/balances', '/entries'])
        expect([caseId, path, (await stranger.get(`/cases/${caseId}${path}`)).status]).toEqual([
          caseId,
          path,
          status,
        ]);
    const { body } = await stranger.get('/cases');
    expect(body['cases']).toMatchObject([{ caseId: 'A', shared: [{ agency: 'XX-FAR' }] }]);
  });

  it('is not theirs to act in', async () => {
    const { stranger } = ledger.people;
    const refused = await stranger.post('/cases/A/freezes', 'freeze', freeze);
    expect([refused.status, refused.body['code']]).toEqual([422, 'SHARED_ONLY']);
    expect((await stranger.post('/cases/B/freezes', 'freeze', freeze)).status).toBe(404);
  });
});
