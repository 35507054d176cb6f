/** A partition's documents folded once more, without what the service runs on. */
export { DocumentsInMemory } from './documents-in-memory.ts';
export { foldBesidesEntry } from './fold.ts';
export { entryOf } from './fold-entry.ts';
export { PartitionProjection } from './partition-projection.ts';
