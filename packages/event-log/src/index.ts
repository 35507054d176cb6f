export { openEmbeddedLog, type EmbeddedLogOptions } from './embedded/embedded-log.ts';
export { openEmbeddedLogForReading, type ReadableLog } from './embedded/embedded-log-for-reading.ts';
export { openStoppedLog } from './embedded/stopped-log.ts';
export * from './close-all.ts';
export * from './errors.ts';
export * from './let-go.ts';
export * from './port.ts';
export * from './authenticated/authenticated-log.ts';
export type * from './authenticated/authority.ts';
