import type { ActRoute } from '@seizure-ledger/contracts';

export const returnPayment: ActRoute = {
  act: 'restitutions/payments/returns',
  path: '/cases/{caseId}/restitutions/{restitutionId}/payments/{instructionId}/returns',
  target: [
    { field: 'restitutionId', param: 'restitutionId' },
    { field: 'paymentId', param: 'instructionId' },
  ],
  tag: 'Restitution',
  summary: 'Record that a payment came back: it is due again',
  example: { reason: 'Account closed' },
};
