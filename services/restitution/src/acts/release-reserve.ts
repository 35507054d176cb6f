import type { ActRoute } from '@seizure-ledger/contracts';

export const releaseReserve: ActRoute = {
  act: 'restitutions/reserve-releases',
  path: '/cases/{caseId}/restitutions/{restitutionId}/reserve-releases',
  target: { field: 'restitutionId', param: 'restitutionId' },
  tag: 'Restitution',
  summary: 'Give what was set aside to a claim, or back to where it came from (needs a second person)',
  example: { quantity: '20000.00', toClaim: 'C1' },
};
