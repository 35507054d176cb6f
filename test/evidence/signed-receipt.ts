import { setTimeout as pause } from 'node:timers/promises';
import type { HttpAnswer, Person } from '../person.ts';

/** The receipt of a fact, asked for again, as its answer says, until a signed head covers it. */
export async function signedReceipt(
  person: Person,
  { caseId, position, sequence }: HttpAnswer['body'],
): Promise<HttpAnswer> {
  for (;;) {
    const answer = await person.get(`/evidence/receipts/${caseId}/${sequence}?atLeast=${position}`);
    if (answer.status !== 202) return answer;
    await pause(100);
  }
}
