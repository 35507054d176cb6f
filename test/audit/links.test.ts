import type { Link } from '@seizure-ledger/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { type HttpAnswer, Person } from '../person.ts';

describe('links between cases', () => {
  let ledger: OpenLedger;
  let inv: Person, auditor: Person, abroad: Person;

  beforeAll(async () => {
    ledger = await openLedger();
    ({ auditor, inv } = ledger.people);
    abroad = await Person.with(ledger.dataDir, ledger.url, 'investigator', 'kh-1', 'KH-FIU', 'KH');
    await acts(inv, '/cases', { ...opening, caseId: 'C-1' });
    await acts(inv, '/cases/C-1/freezes', freeze);
    await acts(inv, '/cases', { ...opening, agency: 'TH-CCIB', caseId: 'C-3', networks: [] });
    await acts(inv, '/cases/C-3/freezes', { ...freeze, assetId: 'A3' });
    const far = { ...opening, agency: 'KH-FIU', caseId: 'K-1', jurisdiction: 'KH', networks: [] };
    await acts(abroad, '/cases', far);
    await acts(abroad, '/cases/K-1/freezes', { ...freeze, assetId: 'AK' });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  let key = 0;
  async function acts(who: Person, route: string, body: object): Promise<HttpAnswer['body']> {
    key += 1;
    const answer = await who.post(route, `k-${key}`, body);
    expect(answer.status, answer.text).toBe(201);
    await ledger.caughtUp();
    return answer.body;
  }

  /** All pages of a list. */
  async function all<Item>(who: Person, path: string, name: string, limit: number): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: HttpAnswer = await who.get(`${path}?limit=${limit}${next && `&cursor=${next}`}`);
      expect(page.status, page.text).toBe(200);
      items.push(...page.body[name]);
      next = page.body['next'];
    }
    return items;
  }

  it('are told with the answer to the act that makes them, as far as one may see them', async () => {
    const opened = await acts(inv, '/cases', { ...opening, caseId: 'C-2' });
    expect(opened['links']).toEqual([{ network: 'N-1', otherCase: 'C-1', type: 'network' }]);
    const { links } = await acts(inv, '/cases/C-2/freezes', freeze);
    expect(links).toEqual([
      { assetId: 'A1', otherAsset: 'A1', otherCase: 'C-1', type: 'iban' },
      { assetId: 'A1', otherAsset: 'A3', otherCase: 'C-3', type: 'iban' },
    ]);
    const alone = await acts(inv, '/cases/C-2/accruals', {
      assetId: 'A1',
      quantity: '1.00',
      reason: 'interest',
      unit: 'THB',
    });
    expect(alone).not.toHaveProperty('links');
  });

  it('are listed page by page, all of them, identifiers before networks', async () => {
    const expected: readonly Link[] = [
      { assetId: 'A1', otherAsset: 'A1', otherCase: 'C-1', type: 'iban' },
      { assetId: 'A1', otherAsset: 'A3', otherCase: 'C-3', type: 'iban' },
      { network: 'N-1', otherCase: 'C-1', type: 'network' },
    ];
    for (const limit of [1, 2, 50])
      expect(await all(inv, '/cases/C-2/links', 'links', limit)).toEqual(expected);
    expect(await all(auditor, '/cases/C-2/links', 'links', 1)).toHaveLength(4);
    const { body } = await inv.get('/cases/C-2/links?limit=1');
    expect((await abroad.get(`/cases/K-1/links?cursor=${body['next']}`)).status).toBe(400);
  });

  it('are told before anything is recorded, as far as one may see them', async () => {
    const asked = {
      identifiers: [
        { type: 'plate', value: 'กข 1234' },
        { type: 'account', value: 'de89370400440532013000' },
      ],
    };
    const { body } = await inv.post('/cases/C-3/known-identifiers', 'ask', asked);
    const known = (caseId: string, assetId: string) => ({ assetId, caseId, place: 1, type: 'iban' });
    expect(body['known']).toEqual([known('C-1', 'A1'), known('C-2', 'A1'), known('C-3', 'A3')]);
    const far = await abroad.post('/cases/K-1/known-identifiers', 'ask', asked);
    expect(far.body['known']).toEqual([known('K-1', 'AK')]);
    expect((await abroad.post('/cases/C-1/known-identifiers', 'ask', asked)).status).toBe(404);
  });

  it('are listed over all cases for the auditor alone', async () => {
    const pairs = [
      { assetId: 'A1', caseId: 'C-1', otherAsset: 'A1', otherCase: 'C-2', type: 'iban' },
      { assetId: 'A1', caseId: 'C-2', otherAsset: 'A3', otherCase: 'C-3', type: 'iban' },
      { assetId: 'A3', caseId: 'C-3', otherAsset: 'AK', otherCase: 'K-1', type: 'iban' },
    ];
    for (const limit of [1, 2, 50]) expect(await all(auditor, '/audit/links', 'links', limit)).toEqual(pairs);
    expect((await inv.get('/audit/links')).status).toBe(403);
    expect((await inv.get('/audit/duplicates')).status).toBe(403);
  });

  it('suspects assets of one case that share an identifier, or are described, held and counted alike', async () => {
    const car = (assetId: string, identifiers: readonly object[], besides = {}) => ({
      asset: { description: 'Toyota Hilux, white', identifiers, kind: 'vehicle', ...besides },
      assetId,
      custodian: 'Pound',
      order,
      quantity: '1',
      unit: 'item',
    });
    const vin = { type: 'vin', value: 'JT1234567890' };
    await acts(inv, '/cases/C-1/seizures', car('V1', [vin]));
    await acts(inv, '/cases/C-1/seizures', car('V2', [vin]));
    await acts(inv, '/cases/C-1/seizures', car('V3', []));
    await acts(inv, '/cases/C-1/seizures', car('V4', [], { description: 'TOYOTA  Hilux (white)' }));
    // other things: elsewhere, somebody else's, in another case
    await acts(inv, '/cases/C-1/seizures', car('V5', [], { location: 'Mae Sot' }));
    await acts(inv, '/cases/C-1/seizures', car('V6', [], { owner: 'P-7' }));
    await acts(inv, '/cases/C-3/seizures', car('V7', []));
    const found = await all<Record<string, string>>(auditor, '/audit/duplicates', 'duplicates', 1);
    expect(found.toSorted((a, b) => (a['type'] ?? '').localeCompare(b['type'] ?? ''))).toEqual([
      { assetId: 'V3', caseId: 'C-1', otherAsset: 'V4', type: 'description' },
      { assetId: 'V1', caseId: 'C-1', otherAsset: 'V2', type: 'vin' },
    ]);
    // suspected, and left as they are
    const { body } = await inv.get('/cases/C-1/assets?limit=100');
    expect(body['assets']).toHaveLength(7);
  });
});
