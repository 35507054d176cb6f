import { type Tile, tilePath, tileWidth } from '@seizure-ledger/evidence';
import { join } from 'node:path';

/** Where a notary keeps what: a folder a partition, laid out as C2SP tlog-tiles, and the list of public keys. */
export class EvidenceFolder {
  constructor(readonly path: string) {}

  /** Every key that ever signed, the newest last. */
  get keys(): string {
    return join(this.path, 'keys');
  }

  partition(partition: number): PartitionFolder {
    return new PartitionFolder(join(this.path, String(partition)));
  }
}

export class PartitionFolder {
  constructor(readonly path: string) {}

  /** The head that is published. */
  get checkpoint(): string {
    return join(this.path, 'checkpoint');
  }

  /** Heads that witnesses have cosigned, with their signatures: of each, no newer one has all its witnesses. */
  get cosigned(): string {
    return join(this.path, 'cosigned');
  }

  /** The newest head that a time stamp authority has stamped. */
  get stamped(): string {
    return join(this.path, 'stamped');
  }

  get stamps(): string {
    return join(this.path, 'stamps');
  }

  /** The RFC 3161 answer for the head of a size. */
  stamp(size: number): string {
    return join(this.stamps, `${size}.tsr`);
  }

  /** The heads that were signed, older ones thinned out. */
  get heads(): string {
    return join(this.path, 'heads.ndjson');
  }

  /** A tile that is not full yet lies under the name that it will have: its file only grows. */
  tile(place: Pick<Tile, 'index' | 'level'>): string {
    return join(this.path, tilePath({ ...place, width: tileWidth }));
  }
}
