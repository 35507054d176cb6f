export * from './ground.ts';
export * from './operations.ts';
export * from './standalone.ts';
/** For verification: what the notary signed. */
export {
  BadHeadError,
  EvidenceFolder,
  everyHead,
  type PartitionFolder,
  type SignedHead,
} from '@seizure-ledger/service-notary';
/** For verification: what the projection makes of a partition's facts, made again. */
export { DocumentsInMemory, entryOf, foldBesidesEntry } from '@seizure-ledger/service-projection';
