import type { Fact } from '../../fact.ts';
import { legText, statusOf, type Step, type Story } from '../../scenario.fixture.ts';
import { actOf, asked } from './asked.fixture.ts';

/**
 * What a story answers to a row of the table: each of its legs, once a second person has agreed, or the code of the
 * refusal; UNDECIDABLE where the act's decider throws, which is what the ledger makes of it.
 */
export function answerTo(row: string, story: Story): string {
  const ask = asked[row];
  if (!ask) throw new Error(`nothing is asked for ${row}`);
  const step = ask(story);
  if (step.act !== actOf(row)) throw new Error(`the row ${row} asks for ${step.act}`);
  const fact = answered(step, story);
  if (fact?.status !== 'posted') return fact ? statusOf(fact) : 'UNDECIDABLE';
  return fact.legs?.map(legText).join(', ') || 'no legs';
}

function answered(step: Step, story: Story): Fact | undefined {
  try {
    return story.askAgreed(step).fact;
  } catch (error) {
    if (error instanceof Error && error.message.includes('is not under way to another case'))
      return undefined;
    throw error;
  }
}
