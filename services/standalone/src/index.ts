export * from './ground.ts';
export * from './operations.ts';
export * from './standalone.ts';
