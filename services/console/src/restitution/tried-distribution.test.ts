import type { DistributionPreview } from '@seizure-ledger/contracts';
import { describe, expect, it } from 'vitest';
import { page } from '../pages.ts';
import { linesShown } from './tried-distribution.ts';

const preview: DistributionPreview = {
  fund: '62.00',
  lines: Array.from({ length: 60 }, (_, n) => ({ amount: '1.00', claimId: `C${n + 1}` })),
  position: '0:1',
  reserve: '5.00',
  undistributed: '2.00',
  unit: 'THB',
};
const checked = (distribution: object): string =>
  page('acts/check.njk', { answers: [], distribution, hidden: [] }).replaceAll(/<[^>]*>|\s+/g, ' ');

describe('a distribution that somebody is about to send or to agree to', () => {
  it('shows the first claims, and the sums of all', () => {
    const text = checked(linesShown(preview, false));
    expect(text).toMatch(/C50 +1\.00/);
    expect(text).not.toContain('C51');
    expect(text).toContain('and 10 more');
    expect(text).toMatch(/Allocated +60\.00 +Reserve +5\.00 +Undistributed +2\.00/);
  });

  it('shows every claim to who asks for all', () => {
    const text = checked(linesShown(preview, true));
    expect(text).toMatch(/C60 +1\.00/);
    expect(text).not.toContain('more');
  });

  it('says why the rules would refuse it', () => {
    expect(checked({ refused: 'So much is not owned.' })).toContain('refuse it: So much is not owned.');
  });
});
