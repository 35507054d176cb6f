export * from './sync-folder.ts';
export * from './whole-file.ts';
