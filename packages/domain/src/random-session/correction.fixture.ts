import * as people from '../scenario-people.fixture.ts';
import { type Asked, type Asking, usually } from './asking.fixture.ts';
import { accrue, seize } from './about-custody.fixture.ts';
import { confiscate, cost, realise, receive } from './about-judgments.fixture.ts';

export const correct = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const done = [...state.scan('posted', caseId, '')].filter(([, { undo }]) => undo);
  const [id = '0', posted] = (dice.chance(3) ? dice.among(done) : done.at(-1 - dice.throw(3))) ?? [];
  const body = { foundBy: 'Audit', reason: 'x', sequence: Number(id) };
  const instead = posted && dice.chance(2) && replacements[posted.act]?.(asking);
  const replacement = instead && { act: instead.act, body: { ...instead.body, effectiveAt: undefined } };
  const said = replacement && JSON.parse(JSON.stringify(replacement));
  const actor = usually(dice, people.prosecutor);
  return { act: 'corrections', actor, body: { ...body, ...(said && { replacement: said }) } };
};

/** What may stand in the place of what is taken back. */
const replacements: Readonly<Record<string, (asking: Asking) => Asked>> = {
  accruals: accrue,
  confiscations: confiscate,
  freezes: seize,
  realisations: realise,
  'receipts-in': receive,
  releases: confiscate,
  seizures: seize,
  shares: cost,
};
