/**
 * The first text, in the order of code points, after all that begin with a prefix.
 * @returns `undefined` when there is none.
 */
export function firstBeyond(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  const raised = points.findLastIndex((point) => point < lastPoint);
  const point = points[raised];
  if (point === undefined) return undefined;
  return String.fromCodePoint(
    ...points.slice(0, raised),
    point === beforeSurrogates ? afterSurrogates : point + 1,
  );
}

const lastPoint = 0x10ffff;
const beforeSurrogates = 0xd7ff;
const afterSurrogates = 0xe000;
