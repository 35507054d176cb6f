/** A bar chart drawn by the server: a group for each row, a bar for each measure. The numbers are in the table beside it. */
export interface BarChart {
  readonly groups: readonly { readonly bars: readonly Bar[]; readonly label: string; readonly y: number }[];
  readonly height: number;
  readonly width: number;
}

interface Bar {
  readonly className: string;
  readonly height: number;
  readonly title: string;
  readonly width: number;
  readonly x: number;
  readonly y: number;
}

const [width, labels, bar_px, gap_px] = [760, 200, 14, 18];

/** @param rows a label, and for each measure what a bar says and how long it is */
export function barChart(
  rows: readonly {
    readonly label: string;
    readonly values: readonly { readonly title: string; readonly value: number }[];
  }[],
): BarChart {
  const most = Math.max(1e-9, ...rows.flatMap(({ values }) => values.map(({ value }) => value)));
  let y = 0;
  const groups = rows.map(({ label, values }) => {
    const top = y;
    y += values.length * bar_px + gap_px;
    return {
      bars: values.map(({ title, value }, n) => ({
        className: `bar-${n + 1}`,
        height: bar_px - 2,
        title,
        width: Math.max(0, Math.round(((value * (width - labels)) / most) * 10) / 10),
        x: labels,
        y: top + n * bar_px,
      })),
      label,
      y: top + (values.length * bar_px) / 2 + 4,
    };
  });
  return { groups, height: Math.max(1, y), width };
}
