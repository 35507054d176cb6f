export * from './ground.ts';
export { actRoutes, operations } from '@seizure-ledger/service-gateway';
export * from './standalone.ts';
export { type StampFiles, stampFiles } from '@seizure-ledger/service-notary';
/** For verification: who asks for it. */
export type { Verifier } from '@seizure-ledger/service-audit';
/** For rebuilding: what the projection makes of a partition's facts, made again. */
export { PartitionProjection } from '@seizure-ledger/service-projection';
/** For the command line: the users of the ledger's own issuer. */
export {
  disableUser,
  madeUpSecret,
  shortestPassword,
  type User,
  UserBook,
  UserError,
} from '@seizure-ledger/service-issuer';
