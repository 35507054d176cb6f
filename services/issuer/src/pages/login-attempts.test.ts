import { expect, it } from 'vitest';
import { LoginAttempts, ofName } from './login-attempts.ts';

it('ten attempts may be under way for a name at a time, whatever becomes of them, and one that succeeds clears them', () => {
  const attempts = new LoginAttempts(ofName);
  const begun = Array.from({ length: 12 }, () => attempts.begin('inv-1'));
  expect(begun.filter(Boolean)).toHaveLength(10);
  expect(attempts.begin('inv-2')).toBe(true);
  attempts.succeeded('inv-1');
  expect(attempts.begin('inv-1')).toBe(true);
});
