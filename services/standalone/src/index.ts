export * from './ground.ts';
export { actRoutes, operations } from '@seizure-ledger/service-gateway';
export * from './standalone.ts';
export { type StampFiles, stampFiles } from '@seizure-ledger/service-notary';
/** For verification: what the notary signed. */
export {
  BadHeadError,
  EvidenceFolder,
  everyHead,
  type PartitionFolder,
  type SignedHead,
} from '@seizure-ledger/service-notary';
/** For verification and rebuilding: what the projection makes of a partition's facts, made again. */
export {
  DocumentsInMemory,
  entryOf,
  foldBesidesEntry,
  PartitionProjection,
} from '@seizure-ledger/service-projection';
