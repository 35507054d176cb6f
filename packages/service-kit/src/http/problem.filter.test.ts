import { PageLostError, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import { VaultUnavailableError } from '@seizure-ledger/vault';
import { expect, it } from 'vitest';
import { problemOf } from './problem.filter.ts';

it.each([
  [new ReadModelUnavailableError(new Error('ECONNREFUSED')), 503, 'READ_MODEL_UNAVAILABLE'],
  [new VaultUnavailableError(new Error('ECONNREFUSED')), 503, 'VAULT_UNAVAILABLE'],
  [new PageLostError('claims', 'C-1|V-1'), 400, 'BAD_REQUEST'],
  [new Error('a secret of the database'), 500, 'INTERNAL'],
])(
  'what reads can end in is answered with a code, and says nothing of the inside: %o',
  (error, status, code) => {
    const problem = problemOf(error, '/api/v1/cases');
    expect(problem).toMatchObject({ code, instance: '/api/v1/cases', status });
    expect(JSON.stringify(problem)).not.toMatch(/ECONNREFUSED|secret/);
  },
);
