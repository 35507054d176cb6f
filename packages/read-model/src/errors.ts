/** Another writer has moved this partition's checkpoint: this batch is late and nothing of it was written. */
export class CheckpointMovedError extends Error {
  override readonly name = 'CheckpointMovedError';
  constructor(
    readonly partition: number,
    readonly expected: number | null,
    readonly found: number | null,
  ) {
    super(`the checkpoint of partition ${partition} stands at ${found}, not at ${expected}`);
  }
}
