import type { comparedClaims } from './compared-methods.ts';

const [width, labels, bar, gap] = [720, 150, 12, 18];

/** Where the bars of a chart stand: a group for each claim, in it a bar for each method. The numbers are in the table. */
export function methodsChart(claims: ReturnType<typeof comparedClaims>) {
  const most = Math.max(1e-9, ...claims.flatMap(({ got }) => got.map(({ amount }) => Number(amount))));
  const groups: ChartGroup[] = [];
  let y = 0;
  for (const { claimId, got } of claims) {
    const bars = got.map(({ amount, method }, n) => ({
      amount,
      className: `bar-${n + 1}`,
      height: bar - 2,
      method,
      width: round((Number(amount) / most) * (width - labels)),
      x: labels,
      y: y + n * bar,
    }));
    groups.push({ bars, claimId, y: y + (got.length * bar) / 2 + 4 });
    y += got.length * bar + gap;
  }
  return { groups, height: y, width };
}

interface ChartGroup {
  readonly bars: readonly Readonly<Record<'amount' | 'className' | 'method', string> & Rectangle>[];
  readonly claimId: string;
  readonly y: number;
}

type Rectangle = Readonly<Record<'height' | 'width' | 'x' | 'y', number>>;

const round = (points: number): number => Math.round(points * 10) / 10;
