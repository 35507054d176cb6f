export * from './copy-vault.ts';
export { DataKeys, type MasterKey, type MasterKeys, MasterKeyMissingError } from './data-keys.ts';
export * from './embedded/embedded-vault-store.ts';
export * from './identities.ts';
export * from './personal-values.ts';
export { SealBrokenError } from './sealing.ts';
export * from './vault.ts';
export * from './vault-store.ts';
