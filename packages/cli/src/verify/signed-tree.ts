import {
  CompactRange,
  type Hash,
  nodeHash_bytes,
  nodeOf,
  parseCheckpoint,
  parseNote,
  type NodeHash,
  sameNode,
  tile_levels,
  tilePath,
  type TreeHead,
  tileWidth,
  type VerifierKey,
} from '@seizure-ledger/evidence';
import {
  BadHeadError,
  everyHead,
  type PartitionFolder,
  type SignedHead,
} from '@seizure-ledger/service-standalone/verification';
import { setTimeout as pause } from 'node:timers/promises';
import { bytesIn, textIn } from './files-there.ts';
import type { Findings } from './finding.ts';
import { isSigned, KeptHeads } from './kept-heads.ts';
import type { Signed } from './open-folder.ts';

/** What was compared of a partition's heads. */
export interface ComparedHeads {
  /** Cosignatures of witnesses that are good. */
  readonly cosignatures: number;
  readonly heads: number;
  /** Time stamps that are good. */
  readonly stamps: number;
  /** Cosignatures and stamps of which nobody has said whom to trust. */
  readonly unchecked: number;
}

/** A node that stands in a tile of this level. */
interface InTile {
  readonly hash: NodeHash;
  readonly level: number;
  readonly node: number;
}

/** Compares a partition's records with what the notary signed: every head that is kept, and its tiles. */
export class SignedTree {
  readonly #folder: PartitionFolder;
  readonly #keys: readonly VerifierKey[];
  readonly #findings: Findings;
  readonly #heads: AsyncIterator<SignedHead, void>;
  readonly #kept: KeptHeads;
  readonly #range = new CompactRange();
  #due: SignedHead | undefined;
  #last: TreeHead | undefined;
  #count = 0;
  /** Of each level the tile that was looked into last. */
  readonly #tiles = new Map<number, { readonly bytes: Uint8Array; readonly index: number }>();
  /** The first difference is named; all that follows from it is not. */
  #hasTileFlaw = false;
  #hasRootFlaw = false;

  private constructor(
    folder: PartitionFolder,
    keys: readonly VerifierKey[],
    kept: KeptHeads,
    findings: Findings,
  ) {
    this.#folder = folder;
    this.#keys = keys;
    this.#kept = kept;
    this.#findings = findings;
    this.#heads = everyHead(folder.heads);
  }

  static async open(partition: number, signed: Signed, findings: Findings): Promise<SignedTree> {
    const kept = await KeptHeads.open(partition, signed, findings);
    const tree = new SignedTree(signed.folder.partition(partition), signed.keys, kept, findings);
    await tree.#nextHead();
    return tree;
  }

  get compared(): ComparedHeads {
    const { cosignatures, heads, stamps, unchecked } = this.#kept;
    return { cosignatures, heads: this.#count + heads, stamps, unchecked };
  }

  /** Takes the record that is due, by its hash. */
  async take(hash: Hash): Promise<void> {
    if (!this.#due && !this.#kept.isAny) return;
    const index = this.#range.size;
    const leaf = nodeOf(hash);
    const nodes: InTile[] = [];
    this.#range.append(leaf, (level, node, hash) => {
      if (level % tile_levels === 0) nodes.push({ hash, level: level / tile_levels, node });
    });
    for (const node of nodes) await this.#compareInTile(index, node);
    while (this.#due && this.#due.checkpoint.size <= this.#range.size) {
      this.#compareRoot(this.#due.checkpoint);
      await this.#nextHead();
    }
    const { size } = this.#range;
    if (this.#kept.isDue(size)) await this.#kept.compare({ root: this.#range.root(), size });
  }

  /** The log has no more records. */
  async end(): Promise<void> {
    const has = this.#range.size;
    let most = 0;
    for (; this.#due; await this.#nextHead()) most = Math.max(most, this.#due.checkpoint.size);
    if (most > has)
      this.#findings.atRecord(
        has,
        `the log has lost its end: ${most} records were signed, and it has ${has}`,
      );
    this.#kept.end(has);
    await this.#comparePublished();
  }

  /** A tile's leaf tells which record it is; whether that was signed, the root tells. */
  async #compareInTile(record: number, { hash, level, node }: InTile): Promise<void> {
    if (this.#hasTileFlaw) return;
    const tile = Math.floor(node / tileWidth);
    const signed = await this.#hashIn(level, tile, node % tileWidth);
    if (signed ? sameNode(signed, hash) : !this.#due) return;
    this.#hasTileFlaw = true;
    const path = tilePath({ index: tile, level, width: tileWidth });
    const lost = `${path} has lost what was signed; a notary that starts makes it again from the log`;
    const other =
      level > 0 ? `${path} is not what was signed` : 'it is not the record that was signed in this place';
    this.#findings.atRecord(record, signed ? other : lost);
  }

  /** `undefined` where the tile does not go so far. A notary at work may have made it longer since it was read. */
  async #hashIn(level: number, index: number, within: number): Promise<Uint8Array | undefined> {
    const [from, to] = [within * nodeHash_bytes, (within + 1) * nodeHash_bytes];
    const known = this.#tiles.get(level);
    if (known?.index === index && known.bytes.length >= to) return known.bytes.subarray(from, to);
    const bytes = await bytesIn(this.#folder.tile({ index, level }));
    this.#tiles.set(level, { bytes, index });
    return bytes.length < to ? undefined : bytes.subarray(from, to);
  }

  #compareRoot({ root, size }: TreeHead): void {
    if (this.#hasRootFlaw || sameNode(root, this.#range.root())) return;
    this.#hasRootFlaw = true;
    this.#findings.atRecord(
      size - 1,
      `the tree over the first ${size} records is not the one that was signed`,
    );
  }

  async #nextHead(): Promise<void> {
    try {
      const next = await this.#heads.next();
      this.#due = next.done === true ? undefined : next.value;
      if (this.#due) await this.#checkHead(this.#due);
    } catch (error) {
      if (!(error instanceof BadHeadError)) throw error;
      this.#due = undefined;
      this.#findings.atRecord(
        this.#range.size,
        `the signed heads can’t be read from here on: ${error.message}`,
      );
    }
  }

  async #checkHead({ checkpoint, note }: SignedHead): Promise<void> {
    const { size } = checkpoint;
    this.#count += 1;
    const parsed = parseNote(note);
    if (!parsed || !(await isSigned(parsed, this.#keys)))
      this.#findings.atRecord(
        size - 1,
        `the head over ${size} records bears no signature of a published key`,
      );
    if (this.#last && size < this.#last.size)
      this.#findings.atRecord(
        size,
        `a head over ${size} records was signed after one over ${this.#last.size}`,
      );
    if (this.#last && size === this.#last.size && !sameNode(checkpoint.root, this.#last.root))
      this.#findings.atRecord(
        size - 1,
        `a fork: two heads over ${size} records were signed, with different roots`,
      );
    this.#last = checkpoint;
  }

  /** What is shown to outsiders must be the last head; a notary at work publishes it a moment after it has signed. */
  async #comparePublished(): Promise<void> {
    const last = this.#last;
    if (!last) return;
    for (const wait_ms of [0, 1_000]) {
      await pause(wait_ms);
      const shown = parseCheckpoint(parseNote(await textIn(this.#folder.checkpoint))?.text ?? '');
      if (shown && shown.size > last.size) return;
      if (shown?.size === last.size && sameNode(shown.root, last.root)) return;
      if (wait_ms === 0) continue;
      const what = !shown
        ? 'no checkpoint is published'
        : shown.size < last.size
          ? `an old checkpoint is published, over ${shown.size} records`
          : `a fork is published: another checkpoint over ${shown.size} records`;
      this.#findings.atRecord(last.size - 1, `${what}; the last one that was signed is over ${last.size}`);
    }
  }
}
