import { expect, test } from 'vitest';
import { readAnswer } from './answers.ts';

const legs = [{ account: 'held:seized', amount: '1.00', unit: 'USD' }];
const posted = { status: 'posted', legs };
const proposed = { status: 'proposed', proposalHash: 'sha256:1' };

test.each([
  [{ status: 'posted', facts: [{ legs }] }, posted],
  [{ status: 201, facts: [{ status: 'posted', legs }] }, posted],
  [{ status: 'proposed', proposalHash: 'sha256:1' }, proposed],
  [{ status: 'proposed', facts: [{ status: 'proposed', hash: 'sha256:1' }] }, proposed],
  [{ status: 201, facts: [{ status: 'proposed', hash: 'sha256:1' }] }, proposed],
  [{ status: 'sent' }, { status: 'undecided' }],
  [{ status: 503 }, { status: 'undecided' }],
  [
    { status: 422, code: 'X', detail: 'why' },
    { status: 'refused', code: 'X', reason: 'why' },
  ],
  [
    {
      status: 'refused',
      facts: [{ status: 'refused', refusal: { code: 'UNKNOWN_ASSET', params: { assetId: 'A' } } }],
    },
    { status: 'refused', code: 'UNKNOWN_ASSET', reason: 'The case has no asset A.' },
  ],
  [
    { status: 'invalid', code: 'BAD_BODY', errors: [{ path: 'unit', message: 'is missing' }] },
    { status: 'refused', code: 'BAD_BODY', reason: 'unit: is missing' },
  ],
])('%j is read as %j', (line, answer) => {
  expect(readAnswer(line).answer).toEqual(answer);
});

test('a form that is not known stops the import rather than being guessed at', () => {
  expect(() => readAnswer({ status: 'maybe' })).toThrow('status "maybe"');
  expect(() => readAnswer('posted')).toThrow('not an answer');
});
