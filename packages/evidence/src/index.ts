export * from './canonical-json.ts';
export * from './case-chain.ts';
export * from './hash.ts';
