/** What lies where in a data folder, and whose keys: for who only looks, and loads nothing that a service runs on. */
export * from './ground/folders.ts';
export { recordedUnsigned } from './identity/unsigned-records.ts';
export { authorityBy, writerKeysFile } from './identity/writer-keys.ts';
