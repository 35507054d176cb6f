import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, release } from '../../bodies.ts';
import { type People, peopleOf } from '../../people.ts';
import type { HttpAnswer } from '../../person.ts';
import { type RunningLedger, runLedger } from '../../running-ledger.ts';

const path = '/cases/TH-2025-0007';
const tooMuch = { ...release, quantity: '9000000.00' };

/** An instruction of each kind of first answer: how often it is sent at once, and what it is answered with. */
const instructions = {
  posted: { copies: 1_000, status: 201, to: `${path}/freezes`, body: { ...freeze, assetId: 'A2' } },
  proposed: { copies: 200, status: 201, to: `${path}/releases`, body: release },
  refused: { copies: 200, status: 422, to: `${path}/releases`, body: tooMuch },
} as const;
const kinds = ['posted', 'proposed', 'refused'] as const;

describe('one instruction sent many times', () => {
  let dataDir: string;
  let ledger: RunningLedger;
  let people: People;
  let recorded: number;
  let last: unknown;
  const first = new Map<string, string>();

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'repeats-'));
    ledger = await runLedger(dataDir);
    people = await peopleOf(dataDir, ledger.url);
    await people.inv.post('/cases', 'open', { ...opening, caseId: 'TH-2025-0007' });
    recorded = await entries((await people.inv.post(`${path}/freezes`, 'freeze', freeze)).body);
    expect(recorded).toBe(2);
  });
  afterAll(async () => {
    await ledger.stop();
    await rm(dataDir, { force: true, recursive: true });
  });

  const send = (kind: (typeof kinds)[number]): Promise<HttpAnswer> => {
    const { body, to } = instructions[kind];
    return people.p1.post(to, `key-${kind}`, body);
  };

  it.each(kinds)('at once, and %s first, has one effect and one answer', async (kind) => {
    const { copies, status } = instructions[kind];
    const answers = await Promise.all(Array.from({ length: copies }, () => send(kind)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]));
    const [text = '', ...others] = new Set(answers.map((answer) => answer.text));
    expect(others).toEqual([]);
    expect(text).toContain(status === 201 ? `"status":"${kind}"` : '"code":"INSUFFICIENT_HELD"');
    expect(await entries((await send(kind)).body)).toBe((recorded += 1));
    first.set(kind, saidOf({ text }));
  });

  it('with another body, by whomever, is refused, also a second time', async () => {
    for (const kind of kinds) {
      const { body, to } = instructions[kind];
      for (const person of [people.p1, people.p1, people.p2]) {
        const other = await person.post(to, `key-${kind}`, { ...body, note: 'another' });
        expect(other).toMatchObject({ body: { code: 'ID_REUSED', status: 422 }, status: 422 });
        // each of them is on the record, and says so
        expect(await entries(other.body)).toBe((recorded += 1));
      }
    }
  });

  it('with another body is asked for, and still answers what it was first', async () => {
    for (const kind of kinds) {
      const { body } = await people.p1.get(`${path}/instructions/key-${kind}`);
      expect(body).toMatchObject({ facts: [{ instructionId: `key-${kind}` }], status: kind });
      const other = await people.p2.get(`${path}/instructions/key-${kind}`);
      expect(other.body).toMatchObject({ facts: [{ refusal: { code: 'ID_REUSED' } }], status: 'refused' });
    }
  });

  it('for another act or another case is not the same', async () => {
    await people.inv.post('/cases', 'open', { ...opening, caseId: 'TH-2025-0008' });
    expect((await people.p1.post('/cases/TH-2025-0008/freezes', 'key-posted', freeze)).status).toBe(201);
    const other = await people.p1.post(`${path}/closure`, 'key-posted', { reason: 'done' });
    expect(other.body['code']).toBe('ID_REUSED');
    expect(await entries(other.body)).toBe((recorded += 1));
  });

  it('after the process was killed and started again, has the same answer and no further effect', async () => {
    await ledger.kill();
    ledger = await runLedger(dataDir);
    people = await peopleOf(dataDir, ledger.url);
    for (const kind of kinds) {
      const answers = await Promise.all(Array.from({ length: instructions[kind].copies }, () => send(kind)));
      expect(new Set(answers.map(saidOf))).toEqual(new Set([first.get(kind)]));
    }
    expect(await entries({ position: last })).toBe(recorded);
  });

  /** The answer without other cases that name the same: those are told as they stand now, and one has come since. */
  function saidOf({ text }: Pick<HttpAnswer, 'text'>): string {
    return text.replace(/"links":\[[^\]]*\],/, '');
  }

  /** Records in the case's chain, once the read model has come as far as an answer. */
  async function entries({ position }: HttpAnswer['body']): Promise<number> {
    last = position;
    const { body: found } = await people.inv.get(`${path}?atLeast=${position}`);
    return Number(found['entries']);
  }
});
