import assert from 'node:assert/strict';
import { canonicalJson, type Json, leafHashOfBytes } from '@seizure-ledger/evidence';
import { findAct } from '../acts/index.ts';
import { Book } from '../book.ts';
import { DoubleEntry } from '../double-entry.fixture.ts';
import { evolve } from '../evolve.ts';
import type { Fact, Instruction } from '../fact.ts';
import { MemoryState } from '../memory-state.ts';
import { fingerprintOf } from '../outcome.ts';
import { type Choice, instructionOf } from '../random-session.fixture.ts';
import { reactionTo } from '../reaction.ts';
import type { SealedFact } from '../record.ts';
import type { Kind, LotRecord, StateView } from '../state.ts';
import { askerOf, maySee } from '../visibility.ts';
import { expectClaims } from './paid-claims.fixture.ts';
import { countedIn, lotsSaid, recounted } from './recounted.fixture.ts';

const cases = ['C-1', 'C-2'] as const;

/**
 * A session of which everything is checked that can be said: of every step its answer, its place in the chain, its
 * bytes, and what it posts; every so often, and at the end, what the state has counted as it went.
 */
export class CheckedSession {
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
  private readonly lots = new Map<string, ReadonlyMap<string, LotRecord>>();
  /** The latest end that each freeze has had so far. */
  private readonly latest = new Map<string, string>();
  private readonly seen: (what: string) => void;

  /** @param seen hears what happened, by status, act, refusal and what was said. */
  constructor(seen: (what: string) => void) {
    this.seen = seen;
  }

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
    const fingerprint = fingerprintOf(instruction);
    const answer = this.answerDue(instruction, fingerprint);
    const sealed = this.book.take(instruction, now);
    const { fact, hash } = sealed;
    this.asked.push(instruction);
    this.facts.push(sealed);
    if (fact.status === 'proposed') this.proposals.push(hash);
    const reaction = reactionTo(fact);
    if (reaction) this.reactions.push(reaction);
    this.count(fact);
    this.expectAnswer(answer, fact, instruction, fingerprint);
    this.expectChained(sealed);
    this.expectBytes(sealed);
    if (fact.status === 'posted') this.expectPosted(fact, instruction.caseId);
    else assert.equal(fact.legs, undefined);
    // of what is refused the body does not matter
    if (fact.status !== 'refused')
      assert.equal(findAct(instruction.act)?.body.safeParse(instruction.body).error, undefined);
    if (this.asked.length % 20 === 0) this.expectCounted();
  }

  /** When all has been asked for that follows, twice where it had been before: nothing is under way between cases. */
  expectArrived(): void {
    for (let place = 0; place < this.reactions.length; place += 1) {
      const reaction = this.reactions[place];
      if (reaction) this.take(reaction);
    }
    for (const caseId of cases)
      for (const [id, { state }] of this.book.state.scan('departure', caseId, ''))
        assert.notEqual(state, 'in-transit', id);
    const all = (account: string, unit: string): bigint =>
      cases.reduce((sum, one) => sum + (this.kept.get(one)?.totals.get(`${account}|${unit}`) ?? 0n), 0n);
    for (const key of new Set([...this.kept.values()].flatMap(({ totals }) => [...totals.keys()]))) {
      const unit = key.slice(key.indexOf('|') + 1);
      assert.equal(all('out:transferred', unit) + all('source:transferred', unit), 0n, unit);
    }
  }

  /** The state, made once more from the bytes on the log, is the same, and so is what it has counted. */
  expectRebuilt(): void {
    this.expectCounted();
    const rebuilt = new MemoryState();
    for (const { hash, value } of this.facts) rebuilt.apply(evolve(rebuilt, JSON.parse(value), hash));
    assert.deepEqual(everythingIn(rebuilt), everythingIn(this.book.state));
  }

  /** Everything decided once more: the same bytes, the same state. */
  expectDecidedAgain(): void {
    const again = new Book();
    this.asked.forEach((instruction, place) =>
      assert.equal(again.take(instruction, instruction.sentAt).value, this.facts[place]?.value),
    );
    assert.deepEqual(everythingIn(again.state), everythingIn(this.book.state));
  }

  /** What the state has counted as it went is what its own records come to, and its lots are what was posted. */
  private expectCounted(): void {
    const { state } = this.book;
    for (const [caseId, kept] of this.kept) {
      assert.deepEqual(lotsSaid(state, caseId), kept.lotsSaid());
      assert.deepEqual(countedIn(state, caseId), recounted(state, caseId));
    }
  }

  private expectPosted(fact: Fact, caseId: string): void {
    const { state } = this.book;
    const kept = this.kept.get(caseId);
    if (!kept) throw new Error(`there is no case ${caseId} in these sessions`);
    kept.post(fact);
    assert.deepEqual(kept.faults(), []);
    const before = this.lots.get(caseId) ?? new Map<string, LotRecord>();
    const after = new Map(state.scan('lot', caseId, ''));
    this.expectLots(before, after, fact);
    this.lots.set(caseId, after);
    expectClaims({ act: fact.act, before: this.got, caseId, kept, seen: this.seen, state });
  }

  /**
   * A thing is one; a freeze ends later only when it is extended, or, by a correction, as late as it once did; what was
   * frozen blindly is known when reported.
   */
  private expectLots(
    before: ReadonlyMap<string, LotRecord>,
    after: ReadonlyMap<string, LotRecord>,
    fact: Fact,
  ): void {
    // a correction may say in its replacement what the first act should have said
    const { act, body } = (fact.body?.['replacement'] ?? fact) as Pick<Fact, 'act' | 'body'>;
    for (const [id, lot] of after) {
      if (lot.unit === 'item') assert.match(lot.quantity, /^[01]$/, id);
      const was = before.get(id);
      if (was === lot) continue;
      const ends = lot.expiresAt ?? never;
      const ended = was?.expiresAt ?? never;
      const name = `${fact.caseId} ${id}`;
      const latest = this.latest.get(name) ?? '';
      if (ends > latest) this.latest.set(name, ends);
      if (!was) continue;
      if (fact.act === 'corrections') assert.ok(ends <= latest, `${id} ends later than it ever did`);
      else if (act === 'extensions') assert.ok(ends >= ended, `${id} ends earlier`);
      else assert.ok(ends <= ended, `${id} ends later`);
      if (act === 'freezes' && lot.quantity !== was.quantity) this.seen('joined');
      if (!was.unknown || lot.unknown) continue;
      this.seen('known');
      assert.equal(body?.['reason'], 'balance-reported', id);
    }
  }

  /** What the key alone lets one foretell (architecture.md 7): the first record's id, `ID_REUSED`, or nothing. */
  private answerDue(instruction: Instruction, fingerprint: string): string | undefined {
    const { actor, caseId, id } = instruction;
    const record = this.book.state.get('case', caseId, '');
    const inCase = this.first.get(`${caseId} ${id}`);
    const asker = askerOf(findAct(instruction.act), instruction);
    const sees = record !== undefined && maySee(asker, record, this.book.state, instruction.sentAt);
    const mine = sees || inCase?.fingerprint === fingerprint ? inCase : undefined;
    const first = mine ?? this.first.get(`${caseId} ${id} ${actor.subject}`);
    if (!first) return undefined;
    return first.fingerprint === fingerprint ? first.id : 'ID_REUSED';
  }

  private expectAnswer(
    due: string | undefined,
    fact: Fact,
    { actor, caseId, id }: Instruction,
    fingerprint: string,
  ): void {
    assert.equal(fact.first?.id ?? (fact.refusal?.code === 'ID_REUSED' ? 'ID_REUSED' : undefined), due);
    if (due !== undefined) return;
    const key = fact.sequence === undefined ? `${caseId} ${id} ${actor.subject}` : `${caseId} ${id}`;
    this.first.set(key, { fingerprint, id: fact.id });
  }

  private expectChained({ fact: { caseId = '', previousHash, sequence }, hash }: SealedFact): void {
    if (sequence === undefined) return;
    const head = this.heads.get(caseId);
    assert.equal(previousHash, head?.hash ?? null);
    assert.equal(sequence, head ? head.sequence + 1 : 0);
    this.heads.set(caseId, { hash, sequence });
  }

  private expectBytes({ fact, hash, value }: SealedFact): void {
    assert.equal(canonicalJson(JSON.parse(value)), value);
    assert.equal(canonicalJson(fact as unknown as Json), value);
    assert.equal(leafHashOfBytes(Buffer.from(value)), hash);
    assert.equal(fact.index, this.facts.length - 1);
  }

  private count({ act, body, refusal, status }: Fact): void {
    const members = Object.keys(body ?? {}).map((name) => `${status} ${name}`);
    for (const what of [status, `${status} ${act}`, refusal?.code ?? '', ...members]) this.seen(what);
  }
}

const never = '9999';

const everythingIn = (state: StateView): unknown =>
  cases.map((caseId) => kinds.map((kind) => [kind, [...state.scan(kind, caseId, '')]]));

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
