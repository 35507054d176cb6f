export * from './documents.controller.ts';
export * from './gateway.ts';
export * from './operations.ts';
export * from './services.ts';
export * from './upstreams.ts';
