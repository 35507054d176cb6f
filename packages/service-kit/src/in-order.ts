/**
 * Does something for each item, at most `window` at a time, begun in order, and answers in order. Whatever `work`
 * throws ends the iteration.
 */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T, n: number) => Promise<R>,
  window: number,
): AsyncGenerator<readonly [result: R, item: T]> {
  const underway: (readonly [Promise<R>, T])[] = [];
  let n = 0;
  for await (const item of items) {
    const result = work(item, n);
    // awaited below, in order: until then a rejection has its handler here
    result.catch(() => undefined);
    underway.push([result, item]);
    n += 1;
    if (underway.length < window) continue;
    const next = underway.shift();
    if (next) yield [await next[0], next[1]];
  }
  for (const [result, item] of underway) yield [await result, item];
}
