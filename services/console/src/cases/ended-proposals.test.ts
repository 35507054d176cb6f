import { describe, expect, it } from 'vitest';
import { page } from '../pages.ts';
import type { Entry } from './answers.ts';
import { withEnds } from './ended-proposals.ts';

const actor = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'prosecutor', subject: 'p-1' } as const;
const hashOf = (letter: string) => `sha256:${letter.repeat(64)}`;
const entry = (sequence: number, more: Partial<Entry>): Entry => ({
  act: 'restitutions',
  actor,
  hash: hashOf(String(sequence)),
  id: `0:${sequence}`,
  index: sequence,
  input: sequence,
  part: 1,
  parts: 1,
  position: `0:${sequence}`,
  recordedAt: '2026-11-30T00:00:00Z',
  rulesVersion: 1,
  sequence,
  status: 'proposed',
  type: 'act.proposed.v1',
  ...more,
});
const proposed = entry(1, {});
const carriedOut = entry(2, {
  approvedBy: { ...actor, role: 'court', subject: 'ct-1' },
  proposalHash: proposed.hash,
  status: 'posted',
});

describe('a proposal in a list of entries', () => {
  const shown = (entries: readonly Entry[], state: 'approved' | 'open' | 'rejected'): string =>
    page('cases/entry-rows.njk', {
      case: { timeZone: 'UTC' },
      entries: withEnds(entries, [{ proposalHash: proposed.hash, state }]),
      here: '/cases/X',
    })
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');

  it('stands in no column of what moved where nothing did', () => {
    const legs = [{ account: 'due:allocated', amount: '1.00', unit: 'THB' }] as const;
    expect(shown([proposed], 'open')).not.toContain('Moved');
    expect(shown([{ ...proposed, legs: [...legs] }], 'open')).toContain('Moved');
  });

  it('waits as long as it is open', () => {
    expect(shown([proposed], 'open')).toContain('Waiting for a second person');
  });

  it('says where it was carried out, and who approved it', () => {
    const text = shown([proposed, carriedOut], 'approved');
    expect(text).not.toContain('Waiting');
    expect(text).toContain('Proposed (carried out in 2) p-1 approved by ct-1');
    expect(text.split('approved by ct-1')).toHaveLength(3);
  });

  it('says that it was carried out where the list does not show the entry', () => {
    expect(shown([proposed], 'approved')).toContain('Proposed (carried out)');
  });

  it('says how else it ended', () => {
    expect(shown([proposed], 'rejected')).toContain('Proposed Rejected');
  });
});
