import type { Instruction } from '@seizure-ledger/domain';
import { expect, it } from 'vitest';
import { instructionRecord, parseInstruction } from './envelope.ts';

const asked: Instruction = {
  act: 'valuations',
  actor: { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'prosecutor', subject: 'p-1' },
  body: { note: 'NOTE' },
  caseId: 'C-1',
  id: 'k-1',
  sentAt: '2026-11-24T08:00:00.000Z',
};
const withNote = (json: string) =>
  parseInstruction(Buffer.from(instructionRecord(asked).value.toString().replace('"NOTE"', json)));

it('text that no outcome could repeat is no instruction: half of a surrogate pair, brought in by an escape', () => {
  expect(withNote(String.raw`"\ud800"`)).toMatchObject({ invalid: expect.stringMatching(/surrogate/) });
});

it('an escaped text that is whole is an instruction', () => {
  expect(withNote(String.raw`"\ud83d\ude00 \\ud800 \u0e01"`)).toMatchObject({
    body: { note: '\u{1F600} \\ud800 \u0E01' },
  });
});
