export { approvalOperations } from './approvals/operations.ts';
export { batchOperation } from './batches/operation.ts';
export * from './case.module.ts';
export { importOperations } from './imports/operations.ts';
export { routes as caseRoutes } from './routes.ts';
