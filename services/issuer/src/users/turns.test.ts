import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('some work at once, some wait for their turn, and who comes besides is told to come again', async () => {
  const turns = new Turns({ atOnce: 2, waiting: 1 });
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  const taken = [turns.take(work), turns.take(work), turns.take(work)];
  await expect(turns.take(work)).rejects.toMatchObject({ code: 'TOO_MANY' });
  expect(ends).toHaveLength(2);
  ends[0]?.();
  await taken[0];
  expect(ends).toHaveLength(3);
  for (const end of ends) end();
  await Promise.all(taken);
});

it('a turn that fails is over', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 0 });
  await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
});
