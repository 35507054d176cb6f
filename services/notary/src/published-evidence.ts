import {
  type Checkpoint,
  flawOfInclusion,
  formatNote,
  formatReceipt,
  inclusionProof,
  leafNode,
  nodeHash_bytes,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  widthAt,
} from '@seizure-ledger/evidence';
import { page } from '@seizure-ledger/evidence/page/place';
import type { EvidenceFolder } from './evidence-folder.ts';
import { fileIfThere } from './file-if-there.ts';
import { nodesIn } from './log-tree.ts';
import { readTile } from './tile-file.ts';
import { bestCosigned, cosignedIn } from './witnesses/cosigned-heads.ts';

/** What the notary has published, read from its folder: nothing of it needs the notary to run. */
export class PublishedEvidence {
  readonly #folder: EvidenceFolder;

  constructor(folder: EvidenceFolder) {
    this.#folder = folder;
  }

  keys(): Promise<string | undefined> {
    return this.#text(this.#folder.keys);
  }

  /** The page that checks receipts, if the build has made it. */
  page(): Promise<string | undefined> {
    return this.#text(page);
  }

  /** The signed head of a partition, with the signatures of those witnesses that have cosigned it by now. */
  async checkpoint(partition: number): Promise<string | undefined> {
    const { checkpoint, cosigned } = this.#folder.partition(partition);
    const [signed, witnessed] = await Promise.all([this.#text(checkpoint), cosignedIn(cosigned)]);
    if (signed === undefined) return undefined;
    return witnessed.map(formatNote).find((note) => note.startsWith(signed)) ?? signed;
  }

  /**
   * The hashes of a tile, as far as the signed head covers them.
   * @throws {UnprovableError} its file has not all of them: nobody should keep a part for the whole.
   */
  async tile(partition: number, path: string): Promise<Uint8Array | undefined> {
    const tile = parseTilePath(path);
    const head = await this.#head(partition);
    if (!tile || !head || tile.width > widthAt(head.checkpoint.size, tile)) return undefined;
    const hashes = await readTile(this.#folder.partition(partition).tile(tile));
    if (hashes.length < tile.width * nodeHash_bytes)
      throw new UnprovableError(`${path} of partition ${partition} is too short: start the notary again`);
    return hashes.subarray(0, tile.width * nodeHash_bytes);
  }

  /** The RFC 3161 time stamp of the head of a size. */
  async stamp(partition: number, size: number): Promise<Uint8Array | undefined> {
    return fileIfThere(this.#folder.partition(partition).stamp(size));
  }

  /** The receipt of a record by the newest head that bears a time stamp; `undefined` while none covers it. */
  async stampedReceipt(partition: number, index: number, value: string): Promise<string | undefined> {
    const head = headOf(await this.#text(this.#folder.partition(partition).stamped));
    return head && head.checkpoint.size > index ? this.#receiptBy(head, partition, index, value) : undefined;
  }

  /**
   * The receipt of a record, by a head that covers it: the one that most witnesses have cosigned, of those that are
   * named where some are. `undefined` while no signed head covers it.
   */
  async receipt(
    partition: number,
    index: number,
    value: string,
    witnesses?: readonly string[],
  ): Promise<string | undefined> {
    const cosigned = await cosignedIn(this.#folder.partition(partition).cosigned);
    const best = bestCosigned(cosigned, index, witnesses && new Set(witnesses));
    const head = best ? { ...best, note: formatNote(best) } : await this.#head(partition);
    return head && head.checkpoint.size > index ? this.#receiptBy(head, partition, index, value) : undefined;
  }

  async #receiptBy(
    { checkpoint, note }: PublishedHead,
    partition: number,
    index: number,
    value: string,
  ): Promise<string> {
    const fact = Uint8Array.from(Buffer.from(value));
    const path = await inclusionProof(index, checkpoint.size, nodesIn(this.#folder.partition(partition)));
    const flaw = flawOfInclusion(leafNode(fact), index, checkpoint, path);
    if (flaw !== undefined)
      throw new UnprovableError(`record ${partition}:${index} can’t be proved: ${flaw}`);
    return formatReceipt({
      checkpoint: note,
      fact,
      index,
      path: path.map((hash) => Uint8Array.from(hash)),
    });
  }

  async #head(partition: number): Promise<PublishedHead | undefined> {
    return headOf(await this.checkpoint(partition));
  }

  async #text(file: string): Promise<string | undefined> {
    const bytes = await fileIfThere(file);
    return bytes && Buffer.from(bytes).toString();
  }
}

interface PublishedHead {
  readonly checkpoint: Checkpoint;
  readonly note: string;
}

function headOf(note: string | undefined): PublishedHead | undefined {
  const parsed = note === undefined ? undefined : parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  return checkpoint && note !== undefined ? { checkpoint, note } : undefined;
}

/** What the read model shows is not what was signed, or a tile was changed or lost. */
export class UnprovableError extends Error {
  override readonly name = 'UnprovableError';
}
