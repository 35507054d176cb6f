import * as people from '../scenario-people.fixture.ts';
import {
  amountIn,
  type Asked,
  type Asking,
  everyone,
  hoursAfter,
  noProposal,
  orderOf,
  usually,
} from './asking.fixture.ts';

export const open = ({ dice }: Asking): Asked => {
  const agency = dice.chance(9) ? 'KH-FIU' : 'TH-CCIB';
  const named = { agency, jurisdiction: 'TH', title: 'Case' };
  const body = { ...named, openedAt: '2026-01-01T00:00:00Z', timeZone: 'Asia/Bangkok' };
  return { act: 'cases', actor: usually(dice, people.investigator), body };
};

export const close = ({ dice }: Asking): Asked => {
  const actor = dice.chance(3) ? people.prosecutor : people.stranger;
  return { act: 'closure', actor, body: { reason: 'done' } };
};

export const reopen = ({ dice }: Asking): Asked => {
  const body = { order: orderOf(dice), reason: 'new' };
  return { act: 'reopening', actor: usually(dice, people.agencyCourt), body };
};

export const register = ({ dice }: Asking): Asked => {
  const held = dice.chance(2) && { from: 'held' };
  const owing = dice.chance(2) && { kind: 'value', sum: amountIn('THB', dice), unit: 'THB' };
  const body = { ...orderOf(dice), kind: 'other', orderId: `O${dice.throw(4)}`, ...held, ...owing };
  return { act: 'orders', actor: people.investigator, body };
};

export const shareCase = ({ caseId, dice, now, state }: Asking): Asked => {
  if (state.get('access', caseId, people.stranger.agency) && dice.chance(2))
    return {
      act: 'orders',
      actor: people.stranger,
      body: { ...orderOf(dice), kind: 'other', orderId: 'O9' },
    };
  const until = dice.chance(2) && { until: hoursAfter(now, dice.throw(9) - 2) };
  const body = { agency: dice.pick(['KH-FIU', 'KH-FIU', 'TH-CCIB']), ...until };
  return { act: 'access', actor: usually(dice, people.prosecutor), body };
};

export const person = ({ caseId, dice, state }: Asking): Asked => {
  const [person = 'P-1', known] = dice.among([...state.scan('person', caseId, '')]) ?? [];
  const recorded = { act: 'persons', actor: people.vault, body: { person: dice.pick(['P-1', 'P-2']) } };
  if (!known || dice.chance(6)) return recorded;
  const next = {
    known: ['persons/erasure', people.vault, { reason: 'on request' }],
    agreed: ['persons/erasure/confirmation', people.agencyCourt, {}],
    erased: ['persons/readings', people.vault, { purpose: 'to pay' }],
  } as const;
  const [act, actor, besides] = dice.chance(3) ? next.erased : next[known.state];
  return { act, actor: usually(dice, actor), body: { person, ...besides } };
};

export const approve = ({ caseId, dice, proposals, state }: Asking): Asked => {
  const open = [...state.scan('proposal', caseId, '')].filter(([, one]) => one.state === 'open');
  const [hash, proposal] = dice.among(open) ?? [];
  const seconds = [people.otherProsecutor, people.agencyCourt, people.otherVault];
  const second =
    seconds.find(({ role }) => proposal?.needs.some((needed) => needed === role)) ?? people.agencyCourt;
  const actor = dice.chance(5) ? people.prosecutor : second;
  const proposalHash = dice.chance(6) || !hash ? (dice.among(proposals) ?? noProposal) : hash;
  const [act, besides] = dice.pick([
    ['approvals', {}],
    ['approvals', {}],
    ['approvals', {}],
    ['approvals', {}],
    ['rejections', { reason: 'no' }],
    ['withdrawals', {}],
  ] as const);
  return {
    act,
    actor: act === 'withdrawals' ? people.prosecutor : actor,
    body: { proposalHash, ...besides },
  };
};

export const ask = ({ asked, dice }: Asking): Asked => {
  const again = dice.among(asked);
  const other = again && dice.chance(3) ? { ...again, actor: dice.pick(everyone) } : again;
  return { ...open({ dice } as Asking), ...(other && { again: other }) };
};

export const react = ({ dice, reactions, ...asking }: Asking): Asked => {
  const again = dice.chance(2) ? reactions.at(-1) : dice.among(reactions);
  return { ...open({ ...asking, dice, reactions }), ...(again && { again }) };
};
