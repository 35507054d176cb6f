import {
  CompactRange,
  type Hash,
  nodeHash_bytes,
  nodeOf,
  parseCheckpoint,
  parseNote,
  sameNode,
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

/** Compares a partition's records with what the notary signed: every head that is kept, and the leaves of its tiles. */
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
  #tile: Uint8Array = new Uint8Array();
  /** The first difference is named; all that follows from it is not. */
  #hasLeafFlaw = false;
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
    if (index % tileWidth === 0)
      this.#tile = await bytesIn(this.#folder.tile({ index: index / tileWidth, level: 0 }));
    this.#compareLeaf(index, leaf);
    this.#range.append(leaf, () => undefined);
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
  #compareLeaf(index: number, leaf: Uint8Array): void {
    const from = (index % tileWidth) * nodeHash_bytes;
    const signed = this.#tile.subarray(from, from + nodeHash_bytes);
    if (this.#hasLeafFlaw || signed.length < nodeHash_bytes || sameNode(signed, leaf)) return;
    this.#hasLeafFlaw = true;
    this.#findings.atRecord(index, 'it is not the record that was signed in this place');
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
