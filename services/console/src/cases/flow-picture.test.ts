import { accountWords, type Language } from '@seizure-ledger/console';
import type { ShownMove } from '@seizure-ledger/contracts';
import { describe, expect, it } from 'vitest';
import { flowPictures, letter_px, lettersIn, line_px } from './flow-picture.ts';

const move = (from: string, to: string, amount: string): ShownMove =>
  ({ amount, caseId: 'DEMO', from, to, unit: 'THB' }) as ShownMove;

/** Property's longest way, with branches at each station and something that comes back. */
const whole = [
  move('source:world', 'held:frozen', '96500000.00'),
  move('source:state', 'out:costs', '10.00'),
  move('held:frozen', 'held:seized', '96000000.00'),
  move('held:frozen', 'out:released', '500000.00'),
  move('held:seized', 'held:confiscated', '90000000.00'),
  move('held:seized', 'out:transferred', '1.00'),
  move('held:confiscated', 'owned:confiscated', '90000000.00'),
  move('owned:confiscated', 'owned:proceeds', '3000000.00'),
  move('owned:confiscated', 'due:allocated', '60000000.00'),
  move('owned:confiscated', 'held:seized', '2.00'),
  move('owned:proceeds', 'due:reserve', '1000000.00'),
  move('owned:proceeds', 'out:state', '5.00'),
  move('due:allocated', 'out:restituted', '59999999.00'),
];
const short = [move('source:world', 'held:seized', '5.00'), move('held:seized', 'owned:confiscated', '5.00')];

describe('the picture of a flow', () => {
  it.each([
    ['en', 'the whole way', whole],
    ['th', 'the whole way', whole],
    ['en', 'a short way', short],
    ['th', 'a short way', short],
  ] as const)('in %s, of %s, has no name over another or outside', (language: Language, _, moves) => {
    const [picture] = flowPictures(moves, language);
    const boxes = (picture?.nodes ?? []).map(({ lines, textY, x }) => ({
      bottom: textY + (lines.length - 1) * line_px,
      left: x,
      right: x + letter_px * Math.max(...lines.map(lettersIn)),
      top: textY - line_px + 5,
    }));
    expect(boxes.length).toBeGreaterThan(2);
    const overlapping = boxes.flatMap((a, n) =>
      boxes
        .slice(n + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(overlapping).toEqual([]);
    for (const { bottom, right } of boxes)
      expect([bottom <= (picture?.height ?? 0), right <= (picture?.width ?? 0)]).toEqual([true, true]);
  });

  it('names each account in full', () => {
    const [picture] = flowPictures(short, 'en');
    const names = picture?.nodes.map(({ lines }) => lines.join(' ')) ?? [];
    expect(names).toEqual(expect.arrayContaining([accountWords['held:seized'].en]));
    expect(names).toContain(`${accountWords['owned:confiscated'].en} 5.00`);
  });
});
