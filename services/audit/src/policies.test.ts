import { type Entry, findAct, policySays } from '@seizure-ledger/contracts';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { policies } from './policies.ts';

/** What every act's body may carry besides its own fields. */
const ofEveryBody = ['attachments', 'dateInferred', 'effectiveAt', 'imported', 'note'];

it('whoever agrees to a policy is shown every member that one can have', () => {
  // the body of this act is an object
  const members = Object.keys((findAct('policies')?.body as z.ZodObject | undefined)?.shape ?? {});
  const own = members.filter((name) => !ofEveryBody.includes(name));
  expect(Object.keys(policySays.shape).toSorted()).toEqual(own.toSorted());
});

it('every policy that was ever proposed is shown, however many there are', async () => {
  const all = Array.from({ length: 2_500 }, (_, n) => n);
  const entries = all.map((n) => {
    const body = { unit: { code: `U-${n}`, digits: 2, kind: 'token' } };
    const fact = { act: 'policies', body, instructionId: `k-${n}`, recordedAt: '', sequence: n };
    const value = JSON.stringify({ ...fact, status: 'proposed' } satisfies Partial<Entry>);
    return { act: 'policies', id: `e-${n}`, value } as EntryDocument;
  });
  const proposals = all.map((n) => ({
    id: `p-${n}`,
    instructionId: `k-${n}`,
    proposedBy: 'adm-1',
    state: 'open',
  }));
  const documents: Readonly<Record<string, readonly { readonly id: string }[]>> = { entries, proposals };
  const readModel = {
    checkpoints: async () => [],
    find: async (name: string, { afterId, limit }: { readonly afterId?: string; readonly limit: number }) => {
      const found = documents[name] ?? [];
      const from = found.findIndex(({ id }) => id === afterId) + 1;
      return found.slice(from, from + limit);
    },
  };
  // no more of a read model is asked here
  const answer = await policies(readModel as unknown as ReadModel);
  expect(answer.proposals.map(({ policyId }) => policyId)).toEqual(all.map((n) => `k-${n}`).toReversed());
  expect(answer.proposals[0]).toMatchObject({ unit: { code: 'U-2499', digits: 2, kind: 'token' } });
});
