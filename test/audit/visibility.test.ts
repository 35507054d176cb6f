import { type Principal, roles } from '@seizure-ledger/domain';
import { maySeeCase, visibleTags } from '@seizure-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { investigator, prosecutor } from '../../packages/domain/src/scenario-people.fixture.ts';
import { opening, seized, sent } from '../../packages/domain/src/scenario-steps.fixture.ts';
import { maySee } from '../../packages/domain/src/visibility.ts';
import { ProjectedBook } from '../court/projected-book.ts';

const agencies = ['TH-CCIB', 'AMLO', 'Treasury', 'KH-FIU', 'XX'];
const everybody = roles.flatMap((role) =>
  agencies.flatMap((agency) =>
    ['TH', 'KH'].map((jurisdiction): Principal => ({ agency, jurisdiction, role, subject: 's' })),
  ),
);

describe('who sees a case', () => {
  let court: ProjectedBook;
  beforeAll(async () => {
    court = await ProjectedBook.open();
    court.act(investigator, 'C-1', 'cases', { ...opening, caseId: 'C-1' });
    court.act(investigator, 'C-1', 'seizures', seized().body);
    court.act(investigator, 'C-1', 'transfers', sent().body);
    court.act(prosecutor, 'C-1', 'access', { agency: 'KH-FIU' });
    court.act(prosecutor, 'C-1', 'access', { agency: 'XX', until: '2026-11-25T00:00:00Z' });
    await court.project();
  });
  afterAll(() => court.close());

  it('is the same to the ledger, to who reads it, and among the cases of a list', async () => {
    const { state } = court.book;
    const record = state.get('case', 'C-1', '');
    const document = await court.caseNow('C-1');
    const now = new Date().toISOString();
    const seen = everybody.filter((person) => record && maySee(person, record, state, now));
    expect(everybody.filter((person) => maySeeCase(person, document))).toEqual(seen);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(everybody.length);
    const listed = everybody.filter((person) => {
      const any = visibleTags(person);
      return !any || any.some((tag) => document.tags?.includes(tag));
    });
    // what was shared until some instant keeps its tag, and is left out of the page
    expect(listed.filter(({ agency }) => agency !== 'XX')).toEqual(
      seen.filter(({ agency }) => agency !== 'XX'),
    );
    expect(listed).toEqual(expect.arrayContaining(seen));
  });
});
