import {
  type ActRoute,
  methodsAnswer,
  methodsQuery,
  readOperation,
  type Route,
} from '@seizure-ledger/contracts';
import { distribute } from './acts/distribute.ts';
import { pay } from './acts/pay.ts';
import { releaseReserve } from './acts/release-reserve.ts';
import { returnInKind } from './acts/return-in-kind.ts';
import { returnPayment } from './acts/return-payment.ts';
import { voidAllocation } from './acts/void-allocation.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [
  distribute,
  pay,
  returnPayment,
  voidAllocation,
  releaseReserve,
  returnInKind,
];

export const reads: readonly Route[] = [
  readOperation(
    {
      path: '/cases/{caseId}/restitution-methods',
      query: methodsQuery,
      summary: 'What each method would give, before one is chosen',
      tag: 'Restitution',
    },
    { 'application/json': methodsAnswer },
    [404],
  ),
];
