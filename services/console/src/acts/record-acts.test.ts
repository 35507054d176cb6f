import { describe, expect, it } from 'vitest';
import type { Reader } from '../frame/reader.ts';
import { recordActs } from './record-acts.ts';

const sent = { detail: 'Sent; its outcome is not known yet.', instructionId: 'k', status: 'sent' };

describe('an act whose outcome comes late', () => {
  it.each([undefined, 'TH-1'])('is on its way, also where it opens a case (%s)', async (caseId) => {
    const reader = { post: async () => sent, record: async () => [{ id: 'k', ...sent }] };
    const acts = [{ act: 'cases', body: { caseId: 'TH-1' } }];
    // of a reader only what asks for acts is looked at
    const outcomes = await recordActs(reader as unknown as Reader, caseId, acts, 'k');
    expect(outcomes).toEqual([{ id: 'k', kind: 'sent' }]);
  });
});
