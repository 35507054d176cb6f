import { describe, expect, it } from 'vitest';
import { acts } from '../index.ts';
import { answers } from './answers.fixture.ts';
import { asked, actOf } from './asked.fixture.ts';
import { answerTo } from './answer.fixture.ts';
import { stateNames, storyOf } from './states.fixture.ts';

/** The cells of a row, in the order in which they stand there. */
const cellsOf = (row: string) =>
  Object.entries(answers[row] ?? {}).flatMap(([answer, states]) =>
    states.split(' ').map((state) => ({ answer, state })),
  );

describe('the table of every act in every state', () => {
  it('has a row for every act, and asks for every row', () => {
    const rows = Object.keys(answers);
    expect(rows.toSorted()).toEqual(Object.keys(asked).toSorted());
    // policies are acts in no case, which could be in a state
    const inCases = acts.map(({ name }) => name).filter((name) => !name.startsWith('policies'));
    expect([...new Set(rows.map(actOf))].toSorted()).toEqual(inCases.toSorted());
  });

  it.each(Object.keys(asked))('%s: has one cell for every state', (row) => {
    expect(
      cellsOf(row)
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual([...stateNames].toSorted());
  });
});

describe.each(stateNames)('where it is %s', (name) => {
  it.each(Object.keys(asked))('%s', (row) => {
    const cell = cellsOf(row).find(({ state }) => state === name);
    expect(answerTo(row, storyOf(name))).toBe(cell?.answer);
  });
});
