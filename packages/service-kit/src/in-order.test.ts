import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

const double = async (n: number) => n * 2;

describe('work done in order', () => {
  it('is answered in the order of the items, whichever is done first', async () => {
    const finish: (() => void)[] = [];
    const work = (item: string) => new Promise<string>((resolve) => finish.push(() => resolve(item)));
    const answers = Array.fromAsync(inOrder(['a', 'b', 'c'], work, 3));
    await expect.poll(() => finish.length).toBe(3);
    for (const done of finish.toReversed()) done();
    expect(await answers).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });

  it('is answered while the next item has not come yet', async () => {
    const { items, send } = sent<number>();
    const answers = inOrder(items, double, 10);
    send(1);
    expect((await answers.next()).value).toEqual([2, 1]);
    send(2);
    expect((await answers.next()).value).toEqual([4, 2]);
  });

  it('never has more than its window under way', async () => {
    let underway = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (underway += 1));
      await new Promise(setImmediate);
      underway -= 1;
    };
    const answers = await Array.fromAsync(inOrder(Array.from({ length: 50 }), work, 7));
    expect([answers.length, most]).toEqual([50, 7]);
  });

  it('ends with what the work throws, after the answers that were due before it', async () => {
    const work = async (n: number) => {
      if (n === 2) throw new Error('broken');
      return n;
    };
    const answers = inOrder([1, 2, 3], work, 1);
    expect((await answers.next()).value).toEqual([1, 1]);
    await expect(answers.next()).rejects.toThrow('broken');
  });

  it('lets go of its items when nobody wants more answers', async () => {
    let released = false;
    const items = (async function* () {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        released = true;
      }
    })();
    for await (const _ of inOrder(items, double, 3)) break;
    await expect.poll(() => released).toBe(true);
  });
});

/** Items that come when they are sent. */
function sent<T>(): { readonly items: AsyncIterable<T>; readonly send: (item: T) => void } {
  const { readable, writable } = new TransformStream<T, T>(undefined, undefined, { highWaterMark: 10 });
  const writer = writable.getWriter();
  return { items: readable, send: (item) => void writer.write(item) };
}
