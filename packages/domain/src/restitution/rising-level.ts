import { type ExactShares, places, wholeShares } from './exact-shares.ts';

/**
 * One who takes part in a rise: at level L gets L x weight - floor, but never less than nothing nor more than `most`.
 * Whole numbers, none below zero.
 */
export interface Climber {
  readonly floor: bigint;
  readonly most: bigint;
  readonly weight: bigint;
}

/**
 * Lifts one level until what all get together is `total`, and answers each one's share before rounding; where all
 * get their most before that, exactly these. O(n log n): the levels at which somebody begins or ends to get more are
 * sorted once.
 */
export function riseTo(total: bigint, climbers: readonly Climber[]): ExactShares {
  const able = climbers.map((climber) => (climber.weight > 0n ? climber : without(climber)));
  const most = able.reduce((all, climber) => all + climber.most, 0n);
  if (total >= most) return wholeShares(able.map((climber) => climber.most));
  if (total <= 0n) return wholeShares(able.map(() => 0n));
  const { rising, level } = levelAt(total, able);
  // everyone's share over the weights of those who are rising at that level
  const numerators = able.map(({ floor, most: end, weight }) => {
    const share = level * weight - floor * rising;
    const top = end * rising;
    return share <= 0n ? 0n : share < top ? share : top;
  });
  return { denominator: rising, numerators };
}

const without = (climber: Climber): Climber => ({ ...climber, most: 0n });

/** The level, over the sum of the weights of those who rise there. */
function levelAt(
  total: bigint,
  climbers: readonly Climber[],
): { readonly level: bigint; readonly rising: bigint } {
  let rising = 0n;
  // what would have to be given so that the level times `rising` were right: floors of those who rise, less the full
  let owed = total;
  const begins = new Steps(climbers, ({ floor }) => floor);
  const ends = new Steps(climbers, ({ floor, most }) => floor + most);
  for (;;) {
    const begun = begins.peek();
    const ended = ends.peek();
    const step = begun && (!ended || compareLevels(begun, ended) <= 0) ? begun : ended;
    if (!step) throw new RangeError('a level was sought above all ends');
    // the level is reached before this step, or at it
    if (rising > 0n && step.over * rising >= owed * step.under) return { level: owed, rising };
    if (step === begun) {
      begins.advance();
      rising += step.climber.weight;
      owed += step.climber.floor;
    } else {
      ends.advance();
      rising -= step.climber.weight;
      owed -= step.climber.floor + step.climber.most;
    }
  }
}

interface Step {
  readonly climber: Climber;
  readonly over: bigint;
  readonly under: bigint;
}

const compareLevels = (a: Step, b: Step): number => {
  const [one, other] = [a.over * b.under, b.over * a.under];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Those who can get something, by the level at which something happens to them. */
class Steps {
  private readonly climbers: readonly Climber[];
  private readonly heightOf: (climber: Climber) => bigint;
  private readonly order: Uint32Array;
  private next = 0;

  constructor(climbers: readonly Climber[], heightOf: (climber: Climber) => bigint) {
    this.climbers = climbers;
    this.heightOf = heightOf;
    const heights = climbers.map(heightOf);
    const levels = Float64Array.from(climbers, ({ weight }, place) => levelOf(heights[place] ?? 0n, weight));
    const exactly = (a: number, b: number): number => {
      const one = (heights[a] ?? 0n) * (climbers[b]?.weight ?? 0n);
      const other = (heights[b] ?? 0n) * (climbers[a]?.weight ?? 0n);
      return one < other ? -1 : one > other ? 1 : a - b;
    };
    this.order = places(climbers.length)
      .filter((place) => (climbers[place]?.most ?? 0n) > 0n)
      .sort((a, b) => {
        const [one = 0, other = 0] = [levels[a], levels[b]];
        // two numbers that differ by more than they can be off stand in the order of what they are near
        const difference = one - other;
        return Math.abs(difference) > nearness * (one + other) ? difference : exactly(a, b);
      });
  }

  peek(): Step | undefined {
    const climber = this.climbers[this.order[this.next] ?? -1];
    return climber && { climber, over: this.heightOf(climber), under: climber.weight };
  }

  advance(): void {
    this.next += 1;
  }
}

/** Each of the two conversions and the division is off by at most one part in 2^53. */
const nearness = 2 ** -50;

const levelOf = (height: bigint, weight: bigint): number =>
  weight === 0n ? Infinity : Number(height) / Number(weight);
