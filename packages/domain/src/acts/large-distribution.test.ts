import { canonicalJson, leafHashOfBytes } from '@seizure-ledger/evidence';
import { beforeAll, describe, expect, it } from 'vitest';
import { Book } from '../book.ts';
import { evolve } from '../evolve.ts';
import type { Body } from '../fact.ts';
import { MemoryState } from '../memory-state.ts';
import { fromMinor } from '../quantity.ts';
import type { SealedFact } from '../record.ts';
import { hashOfPieces } from '../restitution/lines.ts';
import { now, theCase } from '../scenario.fixture.ts';
import { agencyCourt, investigator, otherProsecutor, prosecutor } from '../scenario-people.fixture.ts';
import { claimed, confiscated, distribution, opened, order, seized } from '../scenario-steps.fixture.ts';
import type { Principal } from '../principal.ts';

const claims = 1_201;
const id = (n: number): string => `C${String(n).padStart(4, '0')}`;

/** A case with two lots of money, distributed among so many claims that it takes several facts. */
describe('a distribution of many lines', () => {
  let book: Book;
  let facts: SealedFact[];
  let pieces: readonly SealedFact[];

  function take(actor: Principal, act: string, body: Body): readonly SealedFact[] {
    const taken = book.takeAll(
      { act, actor, body, caseId: theCase, id: `k-${facts.length}`, sentAt: now },
      now,
    );
    facts.push(...taken);
    return taken;
  }

  function agree(second: Principal, actor: Principal, act: string, body: Body): readonly SealedFact[] {
    const [proposed] = take(actor, act, body);
    return take(second, 'approvals', { proposalHash: proposed?.hash });
  }

  beforeAll(() => {
    book = new Book();
    facts = [];
    take(investigator, 'cases', opened.body);
    for (const assetId of ['A1', 'A2']) {
      take(investigator, 'seizures', seized({ assetId, quantity: '600.00' }).body);
      take(prosecutor, 'confiscations', confiscated({ assetId, quantity: '600.00' }).body);
    }
    for (let n = 0; n < claims; n += 1)
      take(prosecutor, 'claims', claimed(id(n), { grossLoss: '1.00' }).body);
    const body = { ...distribution, reserve: { quantity: '10.00' } };
    pieces = agree(agencyCourt, prosecutor, 'restitutions', body);
  });

  it('has a header, its lines in pieces of at most 500, and a closing fact that carries the legs', () => {
    expect(pieces.map(({ fact: { part, parts, status } }) => `${status} ${part}/${parts}`)).toEqual(
      ['posted 1/6', 'lines 2/6', 'lines 3/6', 'lines 4/6', 'posted 5/6'].map((one) =>
        one.replace('/6', `/${pieces.length}`),
      ),
    );
    const [header, closing] = [pieces[0]?.fact, pieces.at(-1)?.fact];
    expect(header?.legs).toBeUndefined();
    expect(header?.details).toEqual(closing?.details);
    expect(closing?.legs?.map(({ account, amount, assetId }) => `${account} ${amount} ${assetId}`)).toEqual([
      'owned:confiscated -600.00 A1',
      'due:allocated 600.00 A1',
      'owned:confiscated -600.00 A2',
      'due:allocated 590.00 A2',
      'due:reserve 10.00 A2',
    ]);
    // one claim lies across both lots, and the reserve has a line of its own
    expect(closing?.details).toMatchObject({ allocated: '1190.00', fund: '1190.00', lineCount: claims + 2 });
  });

  it('binds its header to all of its lines', () => {
    const lines = pieces.slice(1, -1).map(({ fact }) => fact.details ?? {});
    expect(pieces[0]?.fact.details?.['linesHash']).toBe(hashOfPieces(lines));
    for (const { value } of pieces) expect(Buffer.byteLength(value)).toBeLessThan(256 * 1024);
  });

  it('is one outcome of one instruction in one chain', () => {
    pieces.forEach(({ fact }, n) => {
      const before = facts[facts.findIndex((one) => one === pieces[0]) + n - 1];
      expect(fact.previousHash).toBe(before?.hash);
      expect([fact.input, fact.index - n]).toEqual([pieces[0]?.fact.input, pieces[0]?.fact.index]);
    });
  });

  it('gives each claim its line, to be paid, to come back and to be voided', () => {
    const total = Array.from({ length: claims }, (_, n) => book.state.get('claim', theCase, id(n))).map(
      (claim) => BigInt((claim?.allocated ?? '0').replace('.', '')),
    );
    expect(
      fromMinor(
        total.reduce((all, one) => all + one, 0n),
        2,
      ),
    ).toBe('1190.00');
    const payment = { amount: '0.99', claimId: id(7), paymentReference: 'x', restitutionId: 'R1' };
    const paid = agree(otherProsecutor, prosecutor, 'restitutions/payments', payment).at(-1);
    expect(paid?.fact.legs?.map(({ account, amount }) => `${account} ${amount}`)).toEqual([
      'due:allocated -0.99',
      'out:restituted 0.99',
    ]);
    const voided = { amount: '0.99', claimId: id(8), order, reason: 'x', restitutionId: 'R1' };
    expect(agree(agencyCourt, prosecutor, 'restitutions/voids', voided).at(-1)?.fact.status).toBe('posted');
  });

  it('is the same state again when it is read from the log', () => {
    const rebuilt = new MemoryState();
    for (const { value } of facts)
      rebuilt.apply(evolve(rebuilt, JSON.parse(value), leafHashOfBytes(Buffer.from(value))));
    for (const kind of ['case', 'claim', 'allocation', 'reserve', 'lot', 'distribution'] as const) {
      const [again, was] = [rebuilt, book.state].map((state) =>
        canonicalJson([...state.scan(kind, theCase, '')] as never),
      );
      expect(again).toBe(was);
    }
  });
});
