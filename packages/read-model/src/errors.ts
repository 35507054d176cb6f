/** Another writer has moved this partition's checkpoint: this batch is late and nothing of it was written. */
export class CheckpointMovedError extends Error {
  override readonly name = 'CheckpointMovedError';
  readonly partition: number;
  readonly expected: number | null;
  readonly found: number | null;

  constructor(partition: number, expected: number | null, found: number | null) {
    super(`the checkpoint of partition ${partition} stands at ${found}, not at ${expected}`);
    this.partition = partition;
    this.expected = expected;
    this.found = found;
  }
}

/** A batch would change an entry of the journal, which is only added to: nothing of it was written. */
export class EntryExistsError extends Error {
  override readonly name = 'EntryExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`there is an entry ${id} already, and entries are never changed`);
    this.id = id;
  }
}

/** The storage can't be reached now. What was asked can be asked again. */
export class ReadModelUnavailableError extends Error {
  override readonly name = 'ReadModelUnavailableError';

  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`the read model can’t be reached: ${why}`, { cause });
  }
}

/** A page was to go on after a document whose place in the index can't be told, because it is not there. */
export class PageLostError extends Error {
  override readonly name = 'PageLostError';
  readonly collection: string;
  readonly afterId: string;

  constructor(collection: string, afterId: string) {
    super(`no document of ${collection} has the id ${afterId} after which to go on`);
    this.collection = collection;
    this.afterId = afterId;
  }
}

/** The stored documents were made by another version of the projection. They are derived: rebuild them. */
export class ProjectionVersionError extends Error {
  override readonly name = 'ProjectionVersionError';
  readonly found: number;
  readonly expected: number;

  constructor(where: string, found: number, expected: number) {
    super(
      `${where} was built by version ${found} of the projection, this is version ${expected}: ` +
        'seizure-ledger rebuild builds it again from the log',
    );
    this.found = found;
    this.expected = expected;
  }
}

/** The database lacks what the read model declares, or has it otherwise: a migration step has to make it so. */
export class ReadModelSchemaError extends Error {
  override readonly name = 'ReadModelSchemaError';
  readonly differences: readonly string[];

  constructor(where: string, differences: readonly string[]) {
    super(`${where} is not as declared, migrate it: ${differences.join('; ')}`);
    this.differences = differences;
  }
}

/** There is no read model to read: the projection has not made it yet. */
export class ReadModelMissingError extends Error {
  override readonly name = 'ReadModelMissingError';

  constructor(where: string, options?: ErrorOptions) {
    super(`there is no read model in ${where} yet`, options);
  }
}

/** Another rebuild has begun meanwhile, or this one stood still for so long that the projection went on without it. */
export class RebuildOvertakenError extends Error {
  override readonly name = 'RebuildOvertakenError';

  constructor() {
    super('another rebuild has begun, or this one was away for too long: nothing was switched, begin again');
  }
}
