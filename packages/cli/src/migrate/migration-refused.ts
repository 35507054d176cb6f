/** A log can't be migrated as things are; the message says what to do. */
export class MigrationRefusedError extends Error {
  override readonly name = 'MigrationRefusedError';
}
