import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { expect, it } from 'vitest';
import { previewDistribution } from './preview.ts';
import { triedMethods } from './tried-methods.ts';

const unit = 'THB';
const found = { caseId: 'C', position: '0:0' } as CaseDocument;
const asked = { fund: '10.00', limit: 10, unit };
const body = { fund: '10.00', method: 'pro-rata', restitutionId: 'R', unit };

it('methods are compared of one position where the case goes on while it is read', async () => {
  const { count, position } = await triedMethods(goingOn(1), found, asked);
  expect([count, position]).toEqual([1, '0:1']);
});

it('a distribution is tried of one position where the case goes on while it is read', async () => {
  expect(await previewDistribution(goingOn(1), found, body)).toMatchObject({
    lines: [{ claimId: 'claim-1' }],
    position: '0:1',
  });
});

it('nothing is worked out of a case that never pauses', async () => {
  await expect(triedMethods(goingOn(100), found, asked)).rejects.toMatchObject({ code: 'BEHIND' });
});

/** A read model where an act is recorded after claims are read, so many times: each changes the lots and the claim. */
function goingOn(times: number): ReadModel {
  let at = 0;
  const none = {
    allocated: '0.00',
    creditInKind: '0.00',
    paid: '0.00',
    priorRecoveries: '0.00',
    returned: '0.00',
    setAside: '0.00',
  };
  const claim = {
    ...none,
    caseId: 'C',
    priority: 'victim',
    recognisedLoss: '9.00',
    status: 'admitted',
    unit,
  };
  const claims = () => [{ ...claim, claimId: `claim-${at}`, id: `C|claim-${at}` }];
  const lots = () => {
    const quantity = at === 0 ? '5.00' : '20.00';
    return [
      { account: 'owned:confiscated', assetId: 'A', caseId: 'C', custodian: 'K', id: 'C|A', quantity, unit },
    ];
  };
  return {
    find: (collection: string) => {
      const read = collection === 'claims' ? claims() : lots();
      if (collection === 'claims' && at < times) at += 1;
      return Promise.resolve(read);
    },
    get: (collection: string) =>
      Promise.resolve(collection === 'cases' ? { caseId: 'C', position: `0:${at}` } : undefined),
  } as unknown as ReadModel;
}
