export * from './index-rule.ts';
export * from './partitioner.ts';
export * from './position.ts';
export * from './topics.ts';
