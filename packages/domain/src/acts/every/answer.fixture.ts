import { legText, statusOf, type Story } from '../../scenario.fixture.ts';
import { actOf, asked } from './asked.fixture.ts';

/** What a story answers to a row of the table: each of its legs, once a second person has agreed, or the code of the refusal. */
export function answerTo(row: string, story: Story): string {
  const ask = asked[row];
  if (!ask) throw new Error(`nothing is asked for ${row}`);
  const step = ask(story);
  if (step.act !== actOf(row)) throw new Error(`the row ${row} asks for ${step.act}`);
  const { fact } = story.askAgreed(step);
  if (fact.status !== 'posted') return statusOf(fact);
  return fact.legs?.map(legText).join(', ') || 'no legs';
}
