export * from './accounts.ts';
export * from './fact.ts';
export * from './id.ts';
export * from './principal.ts';
export * from './refusals.ts';
