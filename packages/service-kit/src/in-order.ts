/**
 * Does something for each item, at most `window` at a time, begun in order, and answers in order: each answer as soon
 * as it is due, also while the next item is still awaited. Whatever `work` or the items throw ends the iteration.
 */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T, n: number) => Promise<R>,
  window: number,
): AsyncGenerator<readonly [result: R, item: T]> {
  const source = each(items);
  const underway: Promise<readonly [R, T]>[] = [];
  let next = heard(source.next());
  try {
    for (let n = 0; ;) {
      const turns = [underway[0]?.then(() => 'answer'), underway.length < window && next.then(() => 'item')];
      if ((await Promise.race(turns.filter(isPromise))) === 'answer') {
        yield* take(underway.splice(0, 1));
        continue;
      }
      const item = await next;
      if (item.done === true) break;
      const { value } = item;
      underway.push(heard(work(value, n).then((result) => [result, value] as const)));
      next = heard(source.next());
      n += 1;
    }
    yield* take(underway);
  } finally {
    // not awaited: where the consumer stops early, the item that is still awaited may never come
    void heard(source.return(undefined));
  }
}

async function* each<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function* take<T>(promises: readonly Promise<T>[]): AsyncGenerator<T> {
  for (const promise of promises) yield await promise;
}

/** It is awaited in its turn; until then, or if the consumer stops before, its rejection has a handler here. */
function heard<P extends Promise<unknown>>(promise: P): P {
  promise.catch(() => undefined);
  return promise;
}

function isPromise<T>(value: Promise<T> | false | undefined): value is Promise<T> {
  return value instanceof Promise;
}
