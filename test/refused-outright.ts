import { expect } from 'vitest';
import type { OpenLedger } from './open-ledger.ts';
import type { HttpAnswer } from './person.ts';

/** A problem that says what is wrong, before anything is recorded in either log. */
export async function refusedOutright(
  ledger: OpenLedger,
  ask: () => Promise<HttpAnswer>,
  status: number,
  says: string | RegExp = '',
): Promise<void> {
  const before = await ledger.recorded();
  const answer = await ask();
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ code: expect.any(String), detail: expect.any(String), status });
  expect(answer.text).toMatch(says);
  expect(await ledger.recorded()).toBe(before);
}
