import { expect } from 'vitest';
import type { People } from './people.ts';
import type { HttpAnswer } from './person.ts';

/** Every act on an identity: somebody is recorded, read, and erased. The case must have been read. Answers who it was. */
export async function performWholeIdentity(
  { court, vault, vault2 }: People,
  caseId: string,
): Promise<string> {
  const identity = { caseId, contact: { email: 'name@example.org' }, name: 'A Name' };
  const recorded = await done(vault.post('/persons', 'person', identity));
  const person = String(recorded.body['person']);
  const path = `/persons/${person}`;
  await done(vault.post(`${path}/readings`, 'person-read', { purpose: 'To pay' }));
  const asked = await done(vault.post(`${path}/erasure`, 'person-erase', { reason: 'On request' }));
  const yes = { proposalHashes: [asked.body['proposalHash']] };
  await done(vault2.post(`/cases/${caseId}/approvals`, 'person-erase-approved', yes));
  await done(court.post(`${path}/erasure/confirmation`, 'person-erased', {}));
  return person;
}

async function done(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  expect(answer.status, answer.text).toBeLessThan(300);
  expect(answer.text).not.toContain('"refused"');
  return answer;
}
