import type { CollectionName, Documents } from '../documents.ts';
import type { Checkpoint, Commit, ReadModel, Write } from '../port.ts';

/** Commits to a partition of a read model one batch after the other, each of one record. */
export class Projector {
  readonly readModel: ReadModel;
  readonly #partition: number;
  #after: number | null = null;

  constructor(readModel: ReadModel, partition = 0) {
    this.readModel = readModel;
    this.#partition = partition;
  }

  async take(...writes: readonly Write[]): Promise<Checkpoint> {
    const commit = commitAfter(this.#after, writes, this.#partition);
    await this.readModel.commit(commit);
    this.#after = commit.checkpoint.index;
    return commit.checkpoint;
  }
}

export function commitAfter(after: number | null, writes: readonly Write[], partition = 0): Commit {
  return { partition, after, checkpoint: checkpointAt(after === null ? 0 : after + 1, partition), writes };
}

export function checkpointAt(index: number, partition = 0): Checkpoint {
  return {
    partition,
    index,
    nextInput: index + 1,
    nextOffset: index + 1,
    hash: `sha256:${String(index).padStart(64, '0')}`,
    recordedAt: '2026-03-01T09:00:00.000Z',
    log: 'log-1',
  };
}

export const put = {
  case: (document: Documents['cases']): Write => ({ collection: 'cases', put: document }),
  entry: (document: Documents['entries']): Write => ({ collection: 'entries', put: document }),
  lot: (document: Documents['lots']): Write => ({ collection: 'lots', put: document }),
  order: (document: Documents['orders']): Write => ({ collection: 'orders', put: document }),
  claim: (document: Documents['claims']): Write => ({ collection: 'claims', put: document }),
};

export function idsOf(documents: readonly Documents[CollectionName][]): readonly string[] {
  return documents.map((document) => document.id);
}
