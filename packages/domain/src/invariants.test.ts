import { canonicalJson, type Json, leafHashOfBytes } from '@seizure-ledger/evidence';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { acts, findAct } from './acts/index.ts';
import { Book } from './book.ts';
import { DoubleEntry } from './double-entry.fixture.ts';
import { evolve } from './evolve.ts';
import type { Fact, Instruction } from './fact.ts';
import { MemoryState } from './memory-state.ts';
import { fingerprintOf } from './outcome.ts';
import { isZero, toMinor } from './quantity.ts';
import {
  type Choice,
  instructionOf,
  prepared,
  restitutionSessions,
  sessions,
} from './random-session.fixture.ts';
import { reactionTo } from './reaction.ts';
import type { SealedFact } from './record.ts';
import type { DrawnPart, Kind, LotRecord, StateView } from './state.ts';
import { digitsOf } from './units.fixture.ts';
import { askerOf, maySee } from './visibility.ts';

const cases = ['C-1', 'C-2'] as const;
const kinds = [
  'case',
  'asset',
  'description',
  'lot',
  'age',
  'custodian',
  'order',
  'access',
  'transfer',
  'departure',
  'claim',
  'distribution',
  'allocation',
  'origin',
  'reserve',
  'payment',
  'held',
  'person',
  'policy',
  'proposal',
  'posted',
  'instruction',
  'stray',
] as const satisfies readonly Kind[];

/** What happened over all sessions, so that nobody takes comfort from acts that never got through. */
const happened = new Map<string, number>();

describe('whatever is asked, by whomever, in whatever order', () => {
  it('the book balances, and the state is what the facts say', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(sessions(50), (choices) => {
        const session = new Session();
        for (const choice of choices) session.go(choice);
        session.expectArrived();
        session.expectSameAgain();
      }),
      { numRuns: 400 },
    );
  });

  it('so it is in all that follows a distribution', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(restitutionSessions(40), (choices) => {
        const session = new Session();
        for (const instruction of prepared(session.now)) session.take(instruction);
        for (const choice of choices) session.go(choice);
        session.expectSameAgain();
      }),
      { numRuns: 300 },
    );
  });

  afterAll(() => {
    const posted = acts.filter(({ approves, ofPolicy }) => !approves && !ofPolicy).map(({ name }) => name);
    const rare = posted.filter((name) => (happened.get(`posted ${name}`) ?? 0) === 0);
    expect(rare, 'acts that were never allowed').toEqual([]);
    for (const status of [
      'proposed',
      'refused',
      'repeated',
      'ID_REUSED',
      'UNKNOWN_CASE',
      'PROPOSAL_LAPSED',
      'AMBIGUOUS_ACCOUNT',
      'FREEZE_EXPIRED',
      'ITEM_IS_ONE',
      'NEW_ORDER_REQUIRED',
      'NOTHING_ACCRUES',
      'NOT_LONGER',
      'NOT_SENDER',
      'ALREADY_CORRECTED',
      'CORRECTION_BLOCKED',
      'LEFT_ALREADY',
      'OVER_COLLECTED',
      'OVER_CONFISCATED',
      'QUANTITY_UNKNOWN',
      'RATE_MISMATCH',
      'SHARED_ONLY',
      'SHORTFALL_BY_LETTER',
      'SHORTFALL_UNDUE',
      'posted appeal',
      'posted byLetter',
      'posted sources',
      'posted shortfall',
      'posted replacement',
      'known',
      'joined',
      'receivable',
      'posted reserve',
      'posted rates',
      'posted holds',
      'posted deMinimis',
      'posted classes',
      'posted catchUp',
      'posted from',
      'posted credit',
      'posted toClaim',
      'OVER_CLAIM',
      'CLAIM_STATUS',
      'BELOW_THRESHOLD',
      'PAYMENT_RETURNED',
    ]) {
      expect(happened.get(status) ?? 0, status).toBeGreaterThan(0);
    }
  });
});

/** A session with everything that can be said about it checked after every step. */
class Session {
  private readonly book = new Book();
  private readonly asked: Instruction[] = [];
  private readonly facts: SealedFact[] = [];
  private readonly proposals: string[] = [];
  private readonly reactions: Instruction[] = [];
  /** What each claim had got in all. */
  private readonly got = new Map<string, bigint>();
  private readonly first = new Map<string, { readonly fingerprint: string; readonly id: string }>();
  private readonly heads = new Map<string, { readonly hash: string; readonly sequence: number }>();
  private readonly kept = new Map<string, DoubleEntry>(cases.map((caseId) => [caseId, new DoubleEntry()]));

  get now(): string {
    return new Date(Date.UTC(2026, 10, 24) + this.asked.length * 3_600_000).toISOString();
  }

  go(choice: Choice): void {
    const { asked, now, proposals, reactions } = this;
    this.take(instructionOf(choice, { asked, now, proposals, reactions, state: this.book.state }));
  }

  take(chosen: Instruction): void {
    const { now } = this;
    const instruction = { ...chosen, sentAt: now };
    expect(findAct(instruction.act)?.body.safeParse(instruction.body).error).toBeUndefined();
    const answer = this.answerDue(instruction);
    const before = lotsIn(this.book.state, instruction.caseId);
    const sealed = this.book.take(instruction, now);
    this.asked.push(instruction);
    this.facts.push(sealed);
    if (sealed.fact.status === 'proposed') this.proposals.push(sealed.hash);
    const reaction = reactionTo(sealed.fact);
    if (reaction) this.reactions.push(reaction);
    count(sealed.fact);
    this.expectAnswer(answer, sealed.fact, instruction);
    this.expectChained(sealed);
    this.expectBytes(sealed);
    const kept = this.kept.get(instruction.caseId);
    if (sealed.fact.status === 'posted') kept?.post(sealed.fact);
    else expect(sealed.fact.legs).toBeUndefined();
    expect(kept?.faults() ?? []).toEqual([]);
    expect(lotsSaid(this.book.state, instruction.caseId)).toEqual(kept?.lotsSaid() ?? {});
    expect(countedIn(this.book.state, instruction.caseId)).toEqual(
      recount(this.book.state, instruction.caseId),
    );
    expectLots(before, lotsIn(this.book.state, instruction.caseId), sealed.fact);
    if (kept) expectClaims(this.book.state, instruction.caseId, kept, sealed.fact, this.got);
  }

  /**
   * When all that follows has been asked for, some of it twice: what left one case is in the other, or back, and
   * nothing is under way.
   */
  expectArrived(): void {
    for (let place = 0; place < this.reactions.length; place += 1) {
      const reaction = this.reactions[place];
      if (reaction) this.take(reaction);
    }
    for (const caseId of cases)
      for (const [id, { state }] of this.book.state.scan('departure', caseId, ''))
        expect(state, id).not.toBe('in-transit');
    const all = (account: string, unit: string): bigint =>
      cases.reduce((sum, one) => sum + (this.kept.get(one)?.totals.get(`${account}|${unit}`) ?? 0n), 0n);
    for (const key of new Set([...this.kept.values()].flatMap(({ totals }) => [...totals.keys()]))) {
      const unit = key.slice(key.indexOf('|') + 1);
      expect(all('out:transferred', unit) + all('source:transferred', unit), unit).toBe(0n);
    }
  }

  /** Rebuilt from the bytes on the log, and decided once more: the same state, the same bytes. */
  expectSameAgain(): void {
    const rebuilt = new MemoryState();
    const again = new Book();
    this.facts.forEach(({ hash, value }, place) => {
      rebuilt.apply(evolve(rebuilt, JSON.parse(value), hash));
      const instruction = this.asked[place];
      if (instruction) expect(again.take(instruction, instruction.sentAt).value).toBe(value);
    });
    expect(everythingIn(rebuilt)).toEqual(everythingIn(this.book.state));
    expect(everythingIn(again.state)).toEqual(everythingIn(this.book.state));
  }

  /** What the key alone lets one foretell (architecture.md 7): the first record's id, `ID_REUSED`, or nothing. */
  private answerDue(instruction: Instruction): string | undefined {
    const { actor, caseId, id } = instruction;
    const fingerprint = fingerprintOf(instruction);
    const record = this.book.state.get('case', caseId, '');
    const inCase = this.first.get(`${caseId} ${id}`);
    const asker = askerOf(findAct(instruction.act), instruction);
    const sees = record !== undefined && maySee(asker, record, this.book.state, instruction.sentAt);
    const mine = sees || inCase?.fingerprint === fingerprint ? inCase : undefined;
    const first = mine ?? this.first.get(`${caseId} ${id} ${actor.subject}`);
    if (!first) return undefined;
    return first.fingerprint === fingerprint ? first.id : 'ID_REUSED';
  }

  private expectAnswer(due: string | undefined, fact: Fact, instruction: Instruction): void {
    expect(fact.first?.id ?? (fact.refusal?.code === 'ID_REUSED' ? 'ID_REUSED' : undefined)).toBe(due);
    if (due !== undefined) return;
    const { actor, caseId, id } = instruction;
    const key = fact.sequence === undefined ? `${caseId} ${id} ${actor.subject}` : `${caseId} ${id}`;
    this.first.set(key, { fingerprint: fingerprintOf(instruction), id: fact.id });
  }

  private expectChained({ fact: { caseId = '', previousHash, sequence }, hash }: SealedFact): void {
    if (sequence === undefined) return;
    const head = this.heads.get(caseId);
    expect({ previousHash, sequence }).toEqual({
      previousHash: head?.hash ?? null,
      sequence: head ? head.sequence + 1 : 0,
    });
    this.heads.set(caseId, { hash, sequence });
  }

  private expectBytes({ fact, hash, value }: SealedFact): void {
    expect(canonicalJson(JSON.parse(value))).toBe(value);
    expect(canonicalJson(fact as unknown as Json)).toBe(value);
    expect(leafHashOfBytes(Buffer.from(value))).toBe(hash);
    expect(fact.index).toBe(this.facts.length - 1);
  }
}

function count({ act, body, refusal, status }: Fact): void {
  const members = Object.keys(body ?? {}).map((name) => `${status} ${name}`);
  for (const what of [status, `${status} ${act}`, refusal?.code ?? '', ...members]) seen(what);
}

function seen(what: string): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

const lotsIn = (state: StateView, caseId: string): ReadonlyMap<string, LotRecord> =>
  new Map(state.scan('lot', caseId, ''));

/** A thing is one; a freeze ends later only when it is extended; what was frozen blindly is known when reported. */
function expectLots(
  before: ReadonlyMap<string, LotRecord>,
  after: ReadonlyMap<string, LotRecord>,
  { act, body }: Fact,
): void {
  for (const [id, lot] of after) {
    if (lot.unit === 'item') expect(lot.quantity, id).toMatch(/^[01]$/);
    const was = before.get(id);
    if (!was) continue;
    const [ended, ends] = [was.expiresAt ?? never, lot.expiresAt ?? never];
    if (act === 'extensions') expect(ends >= ended, `${id} ends earlier`).toBe(true);
    else expect(ends <= ended, `${id} ends later`).toBe(true);
    if (act === 'freezes' && lot.quantity !== was.quantity) seen('joined');
    if (!was.unknown || lot.unknown) continue;
    seen('known');
    expect(body?.['reason'], id).toBe('balance-reported');
  }
}

const never = '9999';

function lotsSaid(state: StateView, caseId: string): Readonly<Record<string, string>> {
  const lots = [...state.scan('lot', caseId, '')].filter(([, { quantity }]) => !isZero(quantity));
  return Object.fromEntries(
    lots.map(([id, { quantity, transit }]) => [
      id,
      transit ? `${quantity}, ${transit.quantity} by ${transit.transferId}` : quantity,
    ]),
  );
}

/** What the state counts as it goes. */
function countedIn(state: StateView, caseId: string) {
  const { open } = state.get('case', caseId, '') ?? {};
  const custodians = Object.fromEntries(state.scan('custodian', caseId, ''));
  const ages = [...state.scan('age', caseId, '')].map(([id, { lot }]) => `${id} ${lot}`);
  return { ages: ages.toSorted(), custodians, open };
}

/** The same, counted from the records themselves. */
function recount(state: StateView, caseId: string): ReturnType<typeof countedIn> {
  const lots = [...state.scan('lot', caseId, '')];
  const transfers = [...state.scan('transfer', caseId, '')].filter(([, one]) => one.state === 'in-transit');
  const leaving = [...state.scan('departure', caseId, '')].filter(([, one]) => one.state === 'in-transit');
  const proposals = [...state.scan('proposal', caseId, '')].filter(([, one]) => one.state === 'open').length;
  const waiting = [...state.scan('allocation', caseId, ''), ...state.scan('reserve', caseId, '')];
  const allocations = waiting.filter(([, one]) => Number(one.quantity) > 0);
  const custodians = new Map<string, { readonly incoming: number; readonly lots: number }>();
  const at = (custodian: string) => custodians.get(custodian) ?? { incoming: 0, lots: 0 };
  for (const [, { custodian }] of [...lots, ...allocations])
    custodians.set(custodian, { ...at(custodian), lots: at(custodian).lots + 1 });
  for (const [, { to }] of transfers) custodians.set(to, { ...at(to), incoming: at(to).incoming + 1 });
  const ages = lots.map(
    ([id, { account, number, unit }]) => `${account}|${unit}|${String(number).padStart(12, '0')} ${id}`,
  );
  const open = {
    allocations: allocations.length,
    lots: lots.length,
    proposals,
    transfers: transfers.length + leaving.length,
  };
  const known = state.get('case', caseId, '') !== undefined;
  return {
    ages: ages.toSorted(),
    custodians: Object.fromEntries(custodians),
    open: known ? open : undefined,
  };
}

/** What is due, set aside and paid is what the claims say, and nobody is paid more than was lost. */
function expectClaims(
  state: StateView,
  caseId: string,
  kept: DoubleEntry,
  { act }: Fact,
  before: Map<string, bigint>,
): void {
  const claims = [...state.scan('claim', caseId, '')].map(([, claim]) => claim);
  const parts = [...state.scan('allocation', caseId, '')].map(([, part]) => part);
  const reserves = [...state.scan('reserve', caseId, '')].map(([, part]) => part);
  for (const claim of claims) {
    const { claimId, unit } = claim;
    const digits = digitsOf(unit);
    const minor = (amount: string): bigint => toMinor(amount, digits);
    const counted = (part: DrawnPart): bigint =>
      minor(part.unit === unit ? part.quantity : (part.counts ?? 'missing'));
    const of = (own: readonly (DrawnPart & { readonly claimId?: string })[]): bigint =>
      own.filter((part) => part.claimId === claimId).reduce((all, part) => all + counted(part), 0n);
    const paid = minor(claim.paid) - minor(claim.returned);
    expect(paid + of(parts), claimId).toBe(minor(claim.allocated));
    expect(of(reserves), claimId).toBe(minor(claim.setAside));
    expect([claim.paid, claim.returned, claim.allocated, claim.setAside].join(' ')).not.toContain('-');
    const got = paid + minor(claim.priorRecoveries) + minor(claim.creditInKind);
    const had = before.get(claimId) ?? 0n;
    before.set(claimId, got);
    if (got <= minor(claim.grossLoss)) continue;
    // only an amendment leaves a receivable, and nothing adds to it
    seen('receivable');
    if (act !== 'claims/amendment') expect(got <= had, claimId).toBe(true);
  }
  for (const unit of new Set(parts.concat(reserves as never[]).map((part) => part.unit))) {
    const total = (own: readonly DrawnPart[]): bigint =>
      own
        .filter((part) => part.unit === unit)
        .reduce((all, { quantity }) => all + toMinor(quantity, digitsOf(unit)), 0n);
    expect(kept.totals.get(`due:allocated|${unit}`) ?? 0n).toBe(total(parts));
    expect(kept.totals.get(`due:reserve|${unit}`) ?? 0n).toBe(total(reserves));
  }
}

function everythingIn(state: StateView): unknown {
  return cases.map((caseId) => kinds.map((kind) => [kind, [...state.scan(kind, caseId, '')]]));
}
