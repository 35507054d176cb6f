/** For verification and rebuilding, which come up without all that the services run on: what the notary signed, and what the projection makes of a partition's facts, made again. */
export {
  BadHeadError,
  EvidenceFolder,
  everyHead,
  lastHead,
  notesIn,
  type PartitionFolder,
  type SignedHead,
  witnessesIn,
} from '@seizure-ledger/service-notary/signed';
export {
  DocumentsInMemory,
  entryOf,
  foldBesidesEntry,
  PartitionProjection,
} from '@seizure-ledger/service-projection/recomputed';
