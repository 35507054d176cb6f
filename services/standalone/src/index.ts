export * from './ground.ts';
export { actRoutes, operations } from '@seizure-ledger/service-gateway';
export * from './standalone.ts';
export { type StampFiles, stampFiles } from '@seizure-ledger/service-notary';
/** For verification: who asks for it. */
export type { Verifier } from '@seizure-ledger/service-audit';
export * from './users.ts';
