import type { Principal } from '@seizure-ledger/contracts';
import { findUnit } from '@seizure-ledger/domain';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import { expect, it } from 'vitest';
import { listCases } from './cases.ts';
import { moves } from './look-through.ts';

const code = findUnit('BTC')?.code ?? '';

it('cases are found by the short name of a unit as by its code', async () => {
  const asked: unknown[] = [];
  const readModel = {
    checkpoints: () => Promise.resolve([]),
    find: (_: string, { tags }: { readonly tags: { readonly all: readonly string[] } }) => {
      asked.push(...tags.all);
      return Promise.resolve([]);
    },
  } as unknown as ReadModel;
  const auditor = { agency: 'A', jurisdictions: ['TH'], roles: ['auditor'], subject: 'a-1' };
  for (const unit of ['BTC', code, 'U-1'])
    await listCases(readModel, auditor as unknown as Principal, { limit: 1, unit });
  expect(asked).toEqual([`unit:${code}`, `unit:${code}`, 'unit:U-1']);
});

it('records are found by the short name of a unit as by its code', () => {
  const value = JSON.stringify({ legs: [{ account: 'held:frozen', amount: '1.00000000', unit: code }] });
  const entry = { value } as EntryDocument;
  expect(['BTC', code, 'THB'].map((unit) => moves(entry, { unit }))).toEqual([true, true, false]);
});
