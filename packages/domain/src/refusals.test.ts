import { describe, expect, it } from 'vitest';
import { findAct } from './acts/index.ts';
import { refuseUndecidable } from './decide.ts';
import type { Body, Fact } from './fact.ts';
import { splitPersonal } from './personal.ts';
import { type RefusalCode, refusals, refusalSentence } from './refusals.ts';
import { proposalRows, release, rows } from './refused-acts.fixture.ts';
import { by, given, now, theCase } from './scenario.fixture.ts';
import { investigator, prosecutor } from './scenario-people.fixture.ts';
import { opened, seized } from './scenario-steps.fixture.ts';

/** Stands in every personal field of a body: its note, and what describes a person or where one lives. */
const mark = 'Somebody';

function marked(act: string, { asset: described, ...body }: Body): Body {
  const personal = {
    identifiers: [{ type: 'iban', value: 'TH00' }],
    location: 'Soi 5',
  };
  const asset = described && { asset: { ...(described as Body), ...personal } };
  return splitPersonal({ ...body, ...asset, note: 'Her sister' }, findAct(act)?.personal ?? [], () => mark)
    .body;
}

/** Every fact of a refusal that this file provokes, by the code that it was meant to have. */
const provoked = new Map<string, Fact>();

describe('a refusal', () => {
  it.each(Object.entries(rows))('%s has its occasion', (code, [story, actor, act, body, besides]) => {
    const told = given(...story);
    const before = told.balances();
    const { fact } = told.askAgreed(by(actor, act, body, besides));
    expect(fact.refusal?.code).toBe(code);
    expect(fact.legs).toBeUndefined();
    expect(told.balances()).toEqual(before);
    provoked.set(code, fact);
  });

  it.each(Object.entries(proposalRows))('%s has its occasion', (code, rest) => {
    const story = given(opened, seized());
    const { hash } = story.ask(by(prosecutor, 'releases', release));
    const last = rest(hash)
      .map((step) => story.ask(step).fact)
      .at(-1);
    expect(last?.refusal?.code).toBe(code);
    if (last) provoked.set(code, last);
  });

  it('UNDECIDABLE is what an instruction gets whose decider threw', () => {
    const { state } = given(opened).book;
    const instruction = {
      act: 'freezes',
      actor: investigator,
      body: {},
      caseId: theCase,
      id: 'k',
      sentAt: now,
    };
    const outcome = refuseUndecidable(instruction, now, state);
    expect(outcome).toMatchObject({ inCase: true, refusal: { code: 'UNDECIDABLE' }, status: 'refused' });
    expect(outcome).not.toHaveProperty('legs');
  });

  it('of the catalogue is one that the rules give', () => {
    const codes = [...provoked.keys(), 'UNDECIDABLE'];
    expect(codes.toSorted()).toEqual(Object.keys(refusals).toSorted());
  });

  it.each(Object.keys(refusals))('%s is a sentence without gaps', (code) => {
    const { refusal } = provoked.get(code) ?? {};
    const sentence = refusalSentence(code as RefusalCode, refusal?.params);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/[{}?]|: \.| {2}/);
    const inThai = refusalSentence(code as RefusalCode, refusal?.params, 'th');
    expect(inThai).toMatch(/[\u0E00-\u0E7F]/);
    expect(inThai).not.toMatch(/[{}?]| {2}/);
  });

  it.each(Object.entries(rows))('%s says nothing of a person', (code, [story, actor, act, body, besides]) => {
    const { fact } = given(...story).askAgreed(by(actor, act, marked(act, body), besides));
    expect(fact.refusal?.code).toBe(code);
    expect(JSON.stringify(fact.body)).toContain(mark);
    expect(JSON.stringify(fact.refusal)).not.toContain(mark);
  });
});
