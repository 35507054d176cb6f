import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

describe('a verification of the running ledger', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    await ledger.people.inv.post('/cases', 'open', { ...opening, caseId: 'TH-2025-0007' });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  it('tells as events how far it is, ends with what it found, and runs once at a time', async () => {
    const { auditor } = ledger.people;
    const [one, other] = [await start(), await start()];
    expect([one.status, other.body['verificationId']]).toEqual([202, one.body['verificationId']]);
    const path = `/audit/verifications/${one.body['verificationId']}`;
    const { headers, text } = await auditor.get(path, { accept: 'text/event-stream' });
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(text.trimEnd().split('\n\n').at(-1)).toMatch(/^event: done\ndata: {.*"state":"done"/);
    expect((await auditor.get(path)).body).toMatchObject({
      by: 'aud-1',
      result: { cases: 1, facts: 1, findings: [], unsigned: 0 },
      state: 'done',
    });
    expect((await auditor.get('/audit/verifications')).body['verifications']).toHaveLength(1);
  });

  it('is an auditor’s alone', async () => {
    const { admin, inv } = ledger.people;
    for (const who of [admin, inv]) {
      expect((await who.post('/audit/verifications', 'k', {})).status).toBe(403);
      expect((await who.get('/audit/verifications')).status).toBe(403);
    }
  });

  const start = () => ledger.people.auditor.post('/audit/verifications', 'k', {});
});
