import { actOperation, type Route } from '@seizure-ledger/contracts';
import {
  approvalOperations,
  batchOperation,
  caseRoutes,
  importOperations,
} from '@seizure-ledger/service-case';
import { auditRoutes } from '@seizure-ledger/service-audit';
import { courtRoutes } from '@seizure-ledger/service-court';
import { freezeRoutes } from '@seizure-ledger/service-freeze';
import { issuerOperations } from '@seizure-ledger/service-issuer';
import { evidenceRoutes } from '@seizure-ledger/service-notary';
import { restitutionReads, restitutionRoutes } from '@seizure-ledger/service-restitution';
import { seizureRoutes } from '@seizure-ledger/service-seizure';
import { transferRoutes } from '@seizure-ledger/service-transfer';
import { vaultOperations } from '@seizure-ledger/service-vault';

/** Acts by the service that is their edge. */
export const actRoutes = [
  ...caseRoutes,
  ...freezeRoutes,
  ...seizureRoutes,
  ...transferRoutes,
  ...restitutionRoutes,
];

/** Which service answers what under /api/v1. */
export const operationsOf = {
  audit: auditRoutes,
  case: [...caseRoutes.map(actOperation), ...approvalOperations, batchOperation, ...importOperations],
  court: courtRoutes,
  freeze: freezeRoutes.map(actOperation),
  issuer: issuerOperations,
  notary: evidenceRoutes,
  restitution: [...restitutionRoutes.map(actOperation), ...restitutionReads],
  seizure: seizureRoutes.map(actOperation),
  transfer: transferRoutes.map(actOperation),
  vault: vaultOperations,
} as const satisfies Readonly<Record<string, readonly Route[]>>;

/** Every operation of the public surface. */
export const operations: readonly Route[] = Object.values<readonly Route[]>(operationsOf).flat();
