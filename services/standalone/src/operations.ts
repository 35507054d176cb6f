import { actOperation, type Route } from '@seizure-ledger/contracts';
import { approvalOperations, batchOperation, caseRoutes } from '@seizure-ledger/service-case';
import { auditRoutes } from '@seizure-ledger/service-audit';
import { courtRoutes } from '@seizure-ledger/service-court';
import { freezeRoutes } from '@seizure-ledger/service-freeze';
import { evidenceRoutes } from '@seizure-ledger/service-notary';
import { restitutionRoutes } from '@seizure-ledger/service-restitution';
import { seizureRoutes } from '@seizure-ledger/service-seizure';
import { transferRoutes } from '@seizure-ledger/service-transfer';

/** Acts by the service that is their edge. */
export const actRoutes = [
  ...caseRoutes,
  ...freezeRoutes,
  ...seizureRoutes,
  ...transferRoutes,
  ...restitutionRoutes,
];

/** Every operation of the public surface. */
export const operations: readonly Route[] = [
  ...actRoutes.map(actOperation),
  ...approvalOperations,
  batchOperation,
  ...auditRoutes,
  ...courtRoutes,
  ...evidenceRoutes,
];
