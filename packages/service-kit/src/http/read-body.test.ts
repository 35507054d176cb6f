import { findAct } from '@seizure-ledger/contracts';
import { expect, it } from 'vitest';
import { ServiceError } from '../errors.ts';
import { readActBody } from './read-body.ts';

function errorsOf(act: string, body: object): ServiceError['errors'] {
  const known = findAct(act);
  if (!known) throw new Error(`there is no act ${act}`);
  try {
    readActBody(known, { ...body });
  } catch (error) {
    if (error instanceof ServiceError) return error.errors;
    throw error;
  }
  return undefined;
}

it('a member that an act needs and does not get is called missing, also inside another; a wrong one is not', () => {
  const freeze = {
    asset: { kind: 'account' },
    assetId: 'A1',
    custodian: 'Bank B',
    order: { authority: 'Criminal Court', reference: 'Kor 12/2568' },
    unit: 5,
  };
  const errors = errorsOf('freezes', freeze) ?? [];
  const missing = errors.filter(({ message }) => message === 'is missing').map(({ path }) => path);
  expect(missing.toSorted()).toEqual(['asset.description', 'order.date', 'quantity']);
  expect(errors.find(({ path }) => path === 'unit')?.message).toMatch(/expected string, received number/);
});
