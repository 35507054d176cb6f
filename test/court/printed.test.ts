import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, freeze, million, opening, order, restitution } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { HttpAnswer } from '../person.ts';
import { describeWhere } from '../required-suite.ts';
import { judging_ms, paperNeeds, pictureOf, print, type Printed, textOf, verdictsOn } from './printed.ts';

const caseId = 'TH:2025-0007';
const path = `/cases/${caseId}`;
const summary = `${path}/restitution-summary`;
const attack = '#panic("set") *bold* $x^2$ `raw` \\ #read("/etc/hostname") 😀';
const marked = 'Unforgettable-Name';

describeWhere(paperNeeds)('what a ledger prints', () => {
  let ledger: OpenLedger;
  let at: string;
  let person: string;

  beforeAll(async () => {
    ledger = await openLedger();
    const { court, inv, p1, vault } = ledger.people;
    await done(inv.post('/cases', 'open', { ...opening, caseId }));
    const asset = { ...freeze.asset, description: attack, location: 'Mae Sot' };
    await done(inv.post(`${path}/freezes`, 'freeze', { ...freeze, asset, note: 'ต่อหน้าพยาน' }));
    await done(inv.post(`${path}/seizures`, 'seize', { ...million, custodian: 'AMLO' }));
    const orderId = 'O:1';
    const registered = { ...order, kind: 'restitution', orderId };
    await done(p1.post(`${path}/orders`, 'order', registered));
    await done(
      p1.post(`${path}/confiscations`, 'confiscate', { ...million, final: true, quantity: '600000.00' }),
    );
    await ledger.caughtUp();
    const identity = { caseId, contact: { email: 'x@example.org' }, name: marked };
    person = (await done(vault.post('/persons', 'person', identity))).body['person'];
    for (let n = 1; n <= 60; n += 1) {
      const own = { ...claim, claimId: `C${n}`, grossLoss: `${n * 900}.50`, order: undefined, orderId };
      await done(p1.post(`${path}/claims`, `claim-${n}`, { ...own, ...(n === 1 && { person }) }));
    }
    const asked = await done(
      p1.post(`${path}/restitutions`, 'distribute', { ...restitution, order: undefined, orderId }),
    );
    const yes = { proposalHashes: [asked.body['proposalHash']] };
    at = (await done(court.post(`${path}/approvals`, 'approve', yes))).body['position'];
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  it(
    'is PDF/A-2a, tagged, in the language asked for',
    async () => {
      const printed: Printed[] = [];
      for (const language of ['en', 'th'])
        for (const one of [summary, `${path}/entries/1/record.pdf`, '/orders/O:1/restitution-summary'])
          printed.push(await print(ledger.people.court, one, language));
      const said = (name: string) => printed.map(({ headers }) => headers.get(name));
      expect(said('content-language')).toEqual(['en', 'en', 'en', 'th', 'th', 'th']);
      expect(new Set(said('content-type'))).toEqual(new Set(['application/pdf']));
      expect(await verdictsOn(printed.map(({ bytes }) => bytes))).toEqual(printed.map(() => 'PASS'));
    },
    judging_ms,
  );

  it('says what the JSON says: every claim, every line of the statement, hash and position', async () => {
    const { court } = ledger.people;
    const { body } = await court.get(summary);
    const text = await textOf((await print(court, summary)).bytes);
    const lines = text.split('\n').map((line) => line.trim().split(/\s{2,}/));
    const grouped = (amount: string) => amount.replaceAll(/\B(?=(\d{3})+\.)/g, ',');
    for (const { allocated, claimId, outstanding, person: whose, recognisedLoss } of body['claims'])
      expect(lines).toContainEqual([
        claimId,
        whose,
        ...[recognisedLoss, allocated, outstanding].map(grouped),
      ]);
    const { statement, totals } = body;
    const sums = [totals.recognisedLoss, totals.allocated, totals.outstanding].map(grouped);
    expect(lines).toContainEqual(['Total', ...sums]);
    expect(lines).toContainEqual(['Owned, undistributed', '0.00']);
    expect(lines.filter(([name, sum]) => name === 'Total' && sum === grouped(statement.total))).toHaveLength(
      3,
    );
    expect(text).toContain(body['hash']);
    // the case cites it by its id
    expect(text).toMatch(/Court or authority\s+Criminal Court/);
    expect(text).toContain(`Position ${body['position']}`);
    expect(text).toMatch(/Page 1 of (\d).*Page \1 of \1/s);
    // the head of the table of claims stands on each page that it goes on to
    expect(text.match(/^\s*Claim\s+Person/gm)?.length).toBeGreaterThan(1);
  });

  it('is the same bytes for the same position, for ever', async () => {
    const { court, inv } = ledger.people;
    const now = await print(court, summary);
    const more = { ...freeze, assetId: 'A2' };
    await done(inv.post(`${path}/freezes`, 'freeze-2', more));
    await ledger.caughtUp();
    const then = await print(court, `${summary}?at=${at}`);
    expect(Buffer.compare(now.bytes, then.bytes)).toBe(0);
    expect(now.headers.get('etag')).toBe(`"${at};pdf-en"`);
    expect((await print(court, summary)).bytes).not.toEqual(now.bytes);
  });

  it('shows what looks like commands of the typesetter as it was written, and names no file by it', async () => {
    const { bytes, headers } = await print(ledger.people.inv, `${path}/entries/1/record.pdf`);
    const text = (await textOf(bytes)).replaceAll(/\s+/g, ' ');
    expect(text).toContain(attack.replace('😀', '[U+1F600]'));
    expect(headers.get('content-disposition')).toBe('inline; filename="TH_2025-0007-1-en.pdf"');
  });

  it('has on a record of freezing what was taken, when in both zones, and lines to sign on', async () => {
    const { inv } = ledger.people;
    const text = await textOf((await print(inv, `${path}/entries/1/record.pdf`, 'th')).bytes);
    for (const said of ['DE89 3704 0044 0532 0130 00', 'Mae Sot', '1,000,000.00 THB', 'inv-1', 'ต่อหน้าพยาน'])
      expect(text).toContain(said);
    expect(text).toContain('17 ธันวาคม 2568 (ค.ศ. 2025) 10:00:00 (UTC+07:00) · 2025-12-17 03:00:00 UTC');
    expect(text).toMatch(/เจ้าพนักงาน\s+ผู้ครอบครองทรัพย์สิน\s+พยาน/);
  });

  it('bears a code of where the receipt is and of the hash', async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile(wasm)).buffer } });
    const { court } = ledger.people;
    const { body } = await court.get(`${summary}?at=${at}`);
    const picture = await pictureOf((await print(court, `${summary}?at=${at}`)).bytes);
    const [code] = await readBarcodes(Uint8Array.from(picture));
    expect(code?.text).toBe(`${body['receipt']}#${body['hash']}`);
  });

  it('is of takings that were posted, for who may see the case', async () => {
    const { court, stranger } = ledger.people;
    for (const entry of ['0', '4', '999', '-1', '1e0'])
      expect((await print(court, `${path}/entries/${entry}/record.pdf`)).status, entry).toBe(404);
    expect((await print(stranger, `${path}/entries/1/record.pdf`)).status).toBe(404);
    expect((await print(stranger, summary)).status).toBe(404);
  });

  it('never has an identity in it, whether it was erased or not', async () => {
    const { court, vault, vault2 } = ledger.people;
    const names = async () => {
      const texts = [];
      for (const printed of [summary, `${path}/entries/1/record.pdf`]) {
        const { bytes } = await print(court, printed);
        texts.push(await textOf(bytes), Buffer.from(bytes).toString('latin1'));
      }
      return texts.join('\n').includes(marked);
    };
    expect(await names()).toBe(false);
    const asked = await done(vault.post(`/persons/${person}/erasure`, 'erase', { reason: 'On request' }));
    const yes = { proposalHashes: [asked.body['proposalHash']] };
    await done(vault2.post(`${path}/approvals`, 'erase-agreed', yes));
    await done(court.post(`/persons/${person}/erasure/confirmation`, 'erased', {}));
    await ledger.caughtUp();
    expect(await names()).toBe(false);
    expect(await textOf((await print(court, summary)).bytes)).toContain(person);
  });
});

describe('a printed summary', () => {
  it('is described where the API is', async () => {
    const ledger = await openLedger();
    const document = await (await fetch(`${ledger.url}/api/openapi.json`)).text();
    await ledger.close();
    expect(document).toContain('application/pdf');
    expect(document).toContain('/api/v1/cases/{caseId}/entries/{sequence}/record.pdf');
  });
});

async function done(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}
