import { expect, it } from 'vitest';
import { closeAll } from './close-all.ts';

it('what fails to close keeps nothing open that comes after it, and the first failure is told', async () => {
  const closed: string[] = [];
  const closers = [
    () => Promise.reject(new Error('the disk is full')),
    () => closed.push('writer'),
    () => {
      throw new Error('and another');
    },
    () => closed.push('lock'),
  ];
  await expect(closeAll(closers)).rejects.toThrow('the disk is full');
  expect(closed).toEqual(['writer', 'lock']);
});
