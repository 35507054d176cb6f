import { expect } from 'vitest';
import { findAct } from './acts/index.ts';
import { Book } from './book.ts';
import type { Body, Fact, Leg } from './fact.ts';
import { permissionFor } from './permissions.ts';
import type { Principal } from './principal.ts';
import { sum } from './quantity.ts';
import { reactionTo } from './reaction.ts';
import type { SealedFact } from './record.ts';
import type { RefusalCode } from './refusals.ts';
import { agencyCourt, otherAdmin, otherProsecutor, otherVault } from './scenario-people.fixture.ts';

/** One instruction of a story. `id` is the caller's key, by default a new one; `at` when the ledger records it. */
export interface Step {
  readonly act: string;
  readonly actor: Principal;
  readonly at?: string;
  readonly body: Body;
  readonly caseId?: string;
  readonly id?: string;
  readonly sentAt?: string;
}

export const by = (actor: Principal, act: string, body: Body, besides: Partial<Step> = {}): Step => ({
  act,
  actor,
  body,
  ...besides,
});

export const theCase = 'TH-2025-0007';
export const now = '2026-11-24T08:00:00.000Z';

/** By whose key every instruction of a story is signed. */
export const edge = { id: 'k-1', sha256: '1'.repeat(64) };

/** Tells a story so far: every step must be allowed; where an act needs a second person, one agrees at once. */
export function given(...steps: readonly Step[]): Story {
  const story = new Story();
  for (const step of steps) story.goOn(step);
  return story;
}

/** A book with what happened in it, to which one more instruction is put. */
export class Story {
  readonly book = new Book();
  readonly facts: SealedFact[] = [];
  private keys = 0;

  /** The answer to an instruction, whatever it is. Its body must be one that the edge lets through. */
  ask({ act, actor, at = now, body, caseId = theCase, id, sentAt = at }: Step): SealedFact {
    findAct(act)?.body.parse(body);
    this.keys += 1;
    const instruction = { act, actor, body, caseId, id: id ?? `key-${this.keys}`, sentAt };
    const sealed = this.book.take(instruction, at, edge);
    this.facts.push(sealed);
    return sealed;
  }

  /** The answer after the second person's agreement, where the act needs one. */
  askAgreed(step: Step): SealedFact {
    const first = this.ask(step);
    return first.fact.status === 'proposed' ? this.ask(agreementTo(step, first)) : first;
  }

  /** Lets everything happen that follows of itself, of what has happened so far. */
  react(): Story {
    for (let place = 0; place < this.facts.length; place += 1) {
      const fact = this.facts[place]?.fact;
      const follows = fact && reactionTo(fact);
      if (follows) this.ask({ ...follows, at: now });
    }
    return this;
  }

  goOn(step: Step): SealedFact {
    const answer = this.askAgreed(step);
    expect(statusOf(answer.fact), `${step.act} in the story so far`).toBe('posted');
    return answer;
  }

  when(actor: Principal, act: string, body: Body, besides: Partial<Step> = {}): When {
    return new When(this, by(actor, act, body, besides));
  }

  /** Totals per account, `account unit` to amount, of all legs so far; what came and went again is left out. */
  balances(): Readonly<Record<string, string>> {
    return balancesOf(this.facts.flatMap(({ fact }) => fact.legs ?? []));
  }
}

/** An instruction put to a story, and what is expected of it. */
export class When {
  private readonly story: Story;
  private readonly step: Step;

  constructor(story: Story, step: Step) {
    this.story = story;
    this.step = step;
  }

  /** Allowed, with exactly these legs (see {@link legText}), once the second person has agreed where one is needed. */
  posts(...legs: readonly string[]): Story {
    const { fact } = this.story.goOn(this.step);
    expect(fact.legs?.map(legText)).toEqual(legs);
    return this.story;
  }

  /** Waits for a second person, and nothing has moved. */
  proposes(): SealedFact {
    const before = this.story.balances();
    const answer = this.story.ask(this.step);
    expect(statusOf(answer.fact)).toBe('proposed');
    expect(answer.fact.legs).toBeUndefined();
    expect(this.story.balances()).toEqual(before);
    return answer;
  }

  /** Not allowed, for this reason; a refusal moves nothing. */
  refuses(code: RefusalCode, params?: Readonly<Record<string, string>>): Story {
    const { fact } = this.story.askAgreed(this.step);
    expect(statusOf(fact)).toBe(code);
    expect(fact.legs).toBeUndefined();
    if (params) expect(fact.refusal?.params).toEqual(params);
    return this.story;
  }
}

export const statusOf = ({ refusal, status }: Fact): string => refusal?.code ?? status;

/** A leg as a line: `held:seized 100.00 THB of A1 with AMLO`. */
export function legText(leg: Leg): string {
  const { account, amount, assetId, claimId, custodian, restitutionId, transferId, unit } = leg;
  const about = { of: assetId, with: custodian, for: claimId, under: restitutionId, during: transferId };
  const named = Object.entries(about).flatMap(([word, name]) => (name === undefined ? [] : [word, name]));
  return [account, amount, unit, ...named].join(' ');
}

export function balancesOf(legs: readonly Leg[]): Readonly<Record<string, string>> {
  const totals = new Map<string, string>();
  for (const { account, amount, unit } of legs) {
    const name = `${account} ${unit}`;
    totals.set(name, sum([totals.get(name) ?? '0', amount]));
  }
  return Object.fromEntries([...totals].filter(([, total]) => Number(total) !== 0));
}

function agreementTo({ act, at = now, body, caseId = theCase }: Step, { fact, hash }: SealedFact): Step {
  if (act === 'policies')
    return by(otherAdmin, 'policies/approvals', { policyId: fact.instructionId ?? '' }, { at, caseId });
  const roles = permissionFor(act, body)?.second ?? [];
  const second = [otherProsecutor, agencyCourt, otherVault].find(({ role }) =>
    roles.some((needed) => needed === role),
  );
  return by(second ?? agencyCourt, 'approvals', { proposalHash: hash }, { at, caseId });
}
