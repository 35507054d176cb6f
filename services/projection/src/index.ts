export * from './documents-in-memory.ts';
export * from './fold-entry.ts';
export * from './fold.ts';
export * from './open-documents.ts';
export * from './partition-projection.ts';
export * from './projection.module.ts';
export * from './taken-record.ts';
export * from './working-copy.ts';
