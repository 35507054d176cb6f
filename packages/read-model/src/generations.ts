import type { ReadModel } from './port.ts';

/**
 * The read model as it is read now, and a new one that is built beside it. One pointer says which is read; whoever reads
 * looks at it once a request. The old one stays until the next rebuild begins.
 */
export interface Generations {
  /** What is read now, whichever version of the projection has made it. */
  readonly current: ReadModel;
  readonly currentVersion: number;
  /** Empty at first, of this version of the projection. Nobody reads it yet. */
  readonly next: ReadModel;
  /**
   * The current one standing still, for comparing. Reads go on; its projection waits where it has to, until
   * {@link release} or {@link switch}. Should this process die, it waits no longer than half a minute more.
   * @returns `undefined` where the next one is read already: the answer to {@link switch} was lost, and it had come through.
   * @throws {RebuildOvertakenError}
   */
  hold(): Promise<ReadModel | undefined>;
  release(): Promise<void>;
  /** From now on the next one is read. @throws {RebuildOvertakenError} */
  switch(): Promise<void>;
  /** What was not switched to is taken away. */
  close(): Promise<void>;
}
