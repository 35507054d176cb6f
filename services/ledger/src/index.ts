export * from './ledger.module.ts';
export * from './ledger-state.ts';
export * from './lost-input.ts';
export * from './partition-ledger.ts';
export * from './partition-reactor.ts';
export * from './reactor.module.ts';
export * from './restore.ts';
export * from './state-file.ts';
