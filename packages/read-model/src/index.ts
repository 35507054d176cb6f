export * from './collections.ts';
export * from './documents.ts';
export * from './embedded/open.ts';
export * from './embedded/snapshot.ts';
export * from './errors.ts';
export * from './port.ts';
export * from './projection-version.ts';
export * from './entry-id.ts';
