import { maxValue_bytes, partitionOf } from '@seizure-ledger/contracts';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, order, release } from '../bodies.ts';
import { Interruptions } from '../interrupted-log.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { type HttpAnswer, linesOf } from '../person.ts';
import { StreamedBatch } from '../streamed-batch.ts';

const open = (caseId: string) => ({ act: 'cases', body: opening, caseId, id: 'open' });
/** Freezes one more asset, of which nobody has heard before. */
const take = (caseId: string, id: string) => ({
  act: 'freezes',
  body: { ...freeze, assetId: id },
  caseId,
  id,
});
const casesCalled = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${n}`);
/** `count` lines that go round the cases, each case's in the order of their numbers. */
const taking = (cases: readonly string[], count: number) =>
  Array.from({ length: count }, (_, n) => take(String(cases[n % cases.length]), `take-${n}`));
const statuses = (answers: readonly HttpAnswer['body'][]) => answers.map(({ status }) => status);

describe('a batch', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
  });
  afterAll(() => ledger.close());

  it('answers in the order of its lines, over many cases, and keeps the order of each case', async () => {
    const cases = casesCalled('MANY', 40);
    const lines = [...cases.map(open), ...taking(cases, 1_000)];
    const answers = await ledger.people.inv.batch(lines);
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(new Set(statuses(answers))).toEqual(new Set(['posted']));
    for (const caseId of cases) {
      const own = answers.filter((_, n) => lines[n]?.caseId === caseId);
      expect(own.map(({ facts: [{ sequence }] }) => sequence)).toEqual(own.map((_, n) => n));
    }
  });

  it('answers a bad line in its place, and takes the others', async () => {
    const caseId = 'BAD-1';
    const long = JSON.stringify({ ...take(caseId, 'long'), body: { note: 'x'.repeat(300_000) } });
    const lines = [
      [open(caseId), { id: 'open', status: 'posted' }],
      [take(caseId, 'A1'), { id: 'A1', instructionId: 'A1', position: expect.any(String), status: 'posted' }],
      ['{"act":', { code: 'BAD_JSON', status: 400 }],
      [
        { ...take(caseId, 'A2'), act: 'thefts' },
        { code: 'BAD_BODY', errors: [{ path: 'act' }], id: 'A2', status: 400 },
      ],
      [
        { ...take(caseId, 'A3'), caseId: 'no id' },
        { code: 'BAD_BODY', errors: [{ path: 'caseId' }], id: 'A3', status: 400 },
      ],
      [
        { ...take(caseId, 'no id') },
        { code: 'BAD_BODY', errors: [{ path: 'id' }], id: 'no id', status: 400 },
      ],
      [
        { ...take(caseId, 'A4'), more: 1 },
        { code: 'BAD_BODY', id: 'A4', status: 400 },
      ],
      [
        { act: 'confiscations', body: {}, caseId, id: 'A5' },
        { code: 'FORBIDDEN', id: 'A5', status: 403 },
      ],
      [
        { ...take(caseId, 'A6'), body: {} },
        { code: 'BAD_BODY', errors: expect.any(Array), id: 'A6', status: 400 },
      ],
      [long, { code: 'TOO_LARGE', detail: expect.stringContaining('262144'), status: 413 }],
      [
        tooMuch(caseId, 'A7'),
        { code: 'INSUFFICIENT_HELD', detail: expect.any(String), id: 'A7', status: 'refused' },
      ],
      [take(caseId, 'A1'), { facts: [{ sequence: 1 }], id: 'A1', status: 'posted' }],
      [
        { ...take(caseId, 'A8'), id: 'A1' },
        { code: 'ID_REUSED', id: 'A1', status: 'refused' },
      ],
      [take('NO-SUCH-CASE', 'A9'), { code: 'UNKNOWN_CASE', id: 'A9', status: 'refused' }],
      [
        { ...open('BAD-2'), body: { ...opening, caseId: 'BAD-3' } },
        { code: 'BAD_BODY', id: 'open', status: 400 },
      ],
      [take(caseId, 'A10'), { facts: [{ sequence: 4 }], id: 'A10', status: 'posted' }],
    ] as const;
    const answers = await ledger.people.inv.batch(lines.map(([line]) => line));
    expect(answers).toMatchObject(lines.map(([, answer]) => answer));
  });

  it('names the hash of what it proposed', async () => {
    const { p1 } = ledger.people;
    const lines = [
      open('P-1'),
      take('P-1', 'A1'),
      { act: 'releases', body: release, caseId: 'P-1', id: 'r' },
    ];
    const [, , proposed] = await p1.batch(lines);
    expect(proposed).toMatchObject({ proposalHash: proposed?.['facts'][0].hash, status: 'proposed' });
  });

  it('of which a line is too large only as a record says so, and its case goes on', async () => {
    const body = { claims: [''], fund: 'all', method: 'pro-rata', order, restitutionId: 'R1', unit: 'THB' };
    const line = { act: 'restitutions', body, caseId: 'LARGE-1', id: 'large' };
    const left = maxValue_bytes - JSON.stringify(line).length;
    for (let room = left; room > 67; room -= 67) body.claims.push('c'.repeat(64));
    body.claims[0] = 'c'.repeat(maxValue_bytes - JSON.stringify(line).length);
    expect(JSON.stringify(line)).toHaveLength(maxValue_bytes);
    const answers = await ledger.people.p1.batch([open('LARGE-1'), line, take('LARGE-1', 'A1')]);
    expect(statuses(answers)).toEqual(['posted', 413, 'posted']);
  });

  it('may end its lines with CR LF, leave lines empty, and end without an end of line', async () => {
    const lines = [open('ENDS-1'), take('ENDS-1', 'A1'), take('ENDS-1', 'A2')].map((line) =>
      JSON.stringify(line),
    );
    const body = `\r\n${lines.join('\r\n\n\r\n')}`;
    const headers = { 'content-type': 'application/x-ndjson' };
    const answers = linesOf(await ledger.people.inv.ask('POST', '/batches', headers, body));
    expect(statuses(answers)).toEqual(['posted', 'posted', 'posted']);
  });

  it('with nothing in it has nothing to answer', async () => {
    const headers = { 'content-type': 'application/x-ndjson' };
    expect(await ledger.people.inv.ask('POST', '/batches', headers, '\n')).toMatchObject({
      status: 200,
      text: '',
    });
  });

  it('keeps a text as it was given, with separators that end lines elsewhere', async () => {
    const title = 'one\u2028two\u2029three\u0085four';
    const [answer] = await ledger.people.inv.batch([{ ...open('TEXT-1'), body: { ...opening, title } }]);
    expect(answer).toMatchObject({ facts: [{ body: { title } }], status: 'posted' });
  });

  it('refuses bytes that are no UTF-8, instead of taking them for something else', async () => {
    const [head = '', tail = ''] = JSON.stringify(open('BYTES-1')).split('Compound 7');
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from(tail)]);
    const headers = { 'content-type': 'application/x-ndjson' };
    const answers = linesOf(await ledger.people.inv.ask('POST', '/batches', headers, body));
    expect(answers).toMatchObject([{ code: 'BAD_JSON', status: 400 }]);
  });

  it('is answered line by line while it is still being sent', async () => {
    const batch = new StreamedBatch(ledger.people.inv);
    await batch.send([open('SLOW-1')]);
    expect(await batch.answers(1)).toMatchObject([{ id: 'open', status: 'posted' }]);
    await batch.send([take('SLOW-1', 'A1'), take('SLOW-1', 'A2')]);
    expect(await batch.answers(2)).toMatchObject([{ id: 'A1' }, { id: 'A2' }]);
    expect(await batch.end()).toEqual([]);
  });

  it('of 100,000 lines is answered as it comes, each line in its place', async () => {
    const batch = new StreamedBatch(ledger.people.inv);
    await batch.send([open('LONG-1')]);
    await batch.answers(1);
    const step = 10_000;
    for (let from = 0; from < 100_000; from += step) {
      const lines = Array.from({ length: step }, (_, n) => {
        const line = take('LONG-1', `A${from + n}`);
        return n % 100 === 0 ? line : { ...line, act: 'confiscations' };
      });
      await batch.send(lines);
      const answers = await batch.answers(step);
      expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
      expect(answers.filter(({ status }) => status === 'posted')).toHaveLength(step / 100);
    }
    expect(await batch.end()).toEqual([]);
  });

  it('that breaks off half-way leaves a ledger that answers, and is sent again to the same facts', async () => {
    const { inv } = ledger.people;
    const cases = casesCalled('BROKEN', 5);
    await inv.batch(cases.map(open));
    const lines = taking(cases, 1_200);
    const broken = new StreamedBatch(inv);
    await broken.send(lines.slice(0, 800));
    const first = await broken.answers(10);
    await broken.break();
    expect((await inv.get(`/cases/${cases[0]}`)).status).toBe(200);
    const again = await inv.batch(lines);
    expect(new Set(statuses(again))).toEqual(new Set(['posted']));
    expect(again.slice(0, 10)).toEqual(first);
    expect(await inv.batch(lines)).toEqual(again);
    for (const caseId of cases) {
      const last = again.findLast((_, n) => lines[n]?.caseId === caseId);
      const { body } = await inv.get(`/cases/${caseId}?atLeast=${last?.['position']}`);
      expect(body['entries']).toBe(1 + lines.length / cases.length);
    }
    expect((await verifyAll(ledger.dataDir, () => undefined)).findings).toEqual([]);
  });
});

describe('a batch during which the log goes down and comes up again', () => {
  let ledger: OpenLedger;
  const log = new Interruptions();
  beforeAll(async () => {
    ledger = await openLedger((real) => log.of(real));
  });
  afterAll(() => ledger.close());

  it('says 503 from the first line on that could not be stored, and is sent again to a whole', async () => {
    const { inv } = ledger.people;
    const cases = casesCalled('DOWN', 30);
    await inv.batch(cases.map(open));
    const lines = taking(cases, 900);
    log.after(400, 5);
    const answers = await inv.batch(lines);
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(new Set(statuses(answers))).toEqual(new Set(['posted', 503]));
    expect(answers.find(({ status }) => status === 503)).toMatchObject({
      code: 'LOG_UNAVAILABLE',
      detail: expect.stringContaining('again'),
    });
    for (const caseId of cases) {
      const own = answers.filter((_, n) => lines[n]?.caseId === caseId);
      const stopped = own.findIndex(({ status }) => status === 503);
      // whatever came after it is not sent, for it may build on it
      expect(stopped < 0 ? [] : statuses(own.slice(stopped)).filter((status) => status !== 503)).toEqual([]);
    }
    // partitions that it did not hit went on to the end
    const hit = new Set(
      answers.flatMap(({ status }, n) => (status === 503 ? [partitionOf(lines[n]?.caseId ?? '', 12)] : [])),
    );
    expect(
      answers.every(
        ({ status }, n) => hit.has(partitionOf(lines[n]?.caseId ?? '', 12)) || status === 'posted',
      ),
    ).toBe(true);

    const again = await inv.batch(lines);
    expect(new Set(statuses(again))).toEqual(new Set(['posted']));
    answers.forEach((answer, n) => {
      if (answer['status'] === 'posted') expect(again[n]).toEqual(answer);
    });
    for (const caseId of cases) {
      const sequences = again
        .filter((_, n) => lines[n]?.caseId === caseId)
        .map(({ facts: [{ sequence }] }) => sequence);
      expect(sequences).toEqual(sequences.map((_, n) => n + 1));
    }
  });

  it('does not send what comes after a line of which nobody knows whether it was stored', async () => {
    const { inv } = ledger.people;
    const lines = [open('UNSURE-1'), ...taking(['UNSURE-1'], 2_000)]; // many more than are on their way at a time
    log.leaveUncertainAfter(5);
    const answers = await inv.batch(lines);
    const unsure = answers.findIndex(({ status }) => status === 'sent');
    expect(unsure).toBe(5);
    // what was on its way to the log already may be stored; whatever is known not to be says so
    expect(
      answers
        .slice(unsure + 1)
        .every(({ code, status }) => status === 'posted' || code === 'LOG_UNAVAILABLE'),
    ).toBe(true);
    expect(answers.at(-1)).toMatchObject({ code: 'LOG_UNAVAILABLE', status: 503 });
    const again = await inv.batch(lines);
    expect(new Set(statuses(again))).toEqual(new Set(['posted']));
  });

  it('and approvals during which it is down, are 503 each where it was, and all of them only where none was sent', async () => {
    const { p1, p2 } = ledger.people;
    await p1.batch([open('AP-1'), take('AP-1', 'A1')]);
    const asked = Array.from({ length: 20 }, (_, n) => ({
      act: 'releases',
      body: { ...release, quantity: '1.00' },
      caseId: 'AP-1',
      id: `r-${n}`,
    }));
    const proposalHashes = (await p1.batch(asked)).map(({ proposalHash }) => proposalHash);
    log.after(0, 20);
    const none = await p2.post('/cases/AP-1/approvals', 'none', { proposalHashes });
    expect(none).toMatchObject({ body: { code: 'LOG_UNAVAILABLE' }, status: 503 });
    log.after(5, 10);
    const some = await p2.post('/cases/AP-1/approvals', 'some', { proposalHashes });
    expect(some.status).toBe(200);
    expect(statuses(some.body['results'])).toEqual([
      ...Array(5).fill('posted'),
      ...Array(10).fill(503),
      ...Array(5).fill('posted'),
    ]);
    const all = await p2.post('/cases/AP-1/approvals', 'some', { proposalHashes });
    expect(new Set(statuses(all.body['results']))).toEqual(new Set(['posted']));
  });

  it('and an act that could not be stored says so, and was not recorded', async () => {
    const { inv } = ledger.people;
    const before = await ledger.recorded();
    log.after(0, 1);
    const refused = await inv.post('/cases', 'x', opening);
    expect(refused).toMatchObject({ body: { code: 'LOG_UNAVAILABLE' }, status: 503 });
    expect(await ledger.recorded()).toBe(before);
    expect((await inv.post('/cases', 'x', opening)).status).toBe(201);
  });
});

function tooMuch(caseId: string, id: string) {
  const body = { assetId: 'A1', custodian: 'AMLO', order, quantity: '2000000.00', unit: 'THB' };
  return { act: 'seizures', body, caseId, id };
}
