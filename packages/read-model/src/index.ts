export * from './collections.ts';
export * from './documents.ts';
export * from './errors.ts';
export * from './port.ts';
