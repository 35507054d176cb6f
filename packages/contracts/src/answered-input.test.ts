import { Book, type Instruction, sealQuarantine } from '@seizure-ledger/domain';
import { sha256OfBytes } from '@seizure-ledger/evidence';
import { describe, expect, it } from 'vitest';
import { answersInput } from './answered-input.ts';
import { instructionRecord } from './envelope.ts';

const recordedAt = '2026-11-24T08:00:00.000Z';
const prosecutor = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'prosecutor', subject: 'p-1' } as const;
const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const ask = (id: string, act: string, body: Instruction['body'], actor: Instruction['actor'] = prosecutor) =>
  ({ act, actor, body, caseId: 'C-1', id, sentAt: recordedAt }) satisfies Instruction;

const opening = ask('open', 'cases', {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  openedAt: recordedAt,
  timeZone: 'UTC',
  title: 'C-1',
});
const taking = ask('seize', 'seizures', {
  asset: { description: 'Cash', kind: 'cash' },
  assetId: 'A',
  custodian: 'AMLO',
  order,
  quantity: '10.00',
  unit: 'THB',
});
const release = ask('release', 'releases', {
  assetId: 'A',
  basis: 'order',
  order,
  quantity: '10.00',
  recipient: 'R',
  unit: 'THB',
});

const bytes = (instruction: Instruction): Uint8Array => instructionRecord(instruction).value;

describe('an outcome', () => {
  it('answers its instruction, and no other', () => {
    const { fact } = new Book().take(opening, recordedAt);
    expect(answersInput(fact, bytes(opening))).toBe(true);
    expect(answersInput(fact, bytes({ ...opening, id: 'other' }))).toBe(false);
    expect(answersInput(fact, bytes({ ...opening, body: { ...opening.body, title: 'C-2' } }))).toBe(false);
    expect(answersInput(fact, Buffer.from('garbage'))).toBe(false);
  });

  it('answers the second person where one was needed, not the proposer', () => {
    const book = new Book();
    for (const one of [opening, taking]) book.take(one, recordedAt);
    const proposed = book.take(release, recordedAt);
    expect(proposed.fact.status).toBe('proposed');
    const agreement = ask(
      'agree',
      'approvals',
      { proposalHash: proposed.hash },
      { ...prosecutor, subject: 'p-2' },
    );
    const { fact } = book.take(agreement, recordedAt);
    expect(fact).toMatchObject({ instructionId: 'release', status: 'posted' });
    expect(answersInput(fact, bytes(agreement))).toBe(true);
    expect(answersInput(fact, bytes(release))).toBe(false);
  });

  it('of what was quarantined answers exactly those bytes', () => {
    const garbage = Buffer.from('garbage');
    const quarantine = { reason: 'not JSON', valueHash: sha256OfBytes(garbage) };
    const { fact } = sealQuarantine(quarantine, { index: 0, input: 0, partition: 0, recordedAt });
    expect(answersInput(fact, garbage)).toBe(true);
    expect(answersInput(fact, Buffer.from('garbage.'))).toBe(false);
  });
});
