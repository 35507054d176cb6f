import { IndexRule, LogInDoubtError, readFactRecord, topics } from '@seizure-ledger/contracts';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import {
  type Checkpoint,
  checkpointText,
  CompactRange,
  consistencyProof,
  flawOfConsistency,
  formatNote,
  leafNode,
  type NoteSigner,
  parseNote,
  sameNode,
} from '@seizure-ledger/evidence';
import type { PartitionFolder } from './evidence-folder.ts';
import { LogTree } from './log-tree.ts';
import { publish, shownHead } from './publish.ts';
import { addHead, BadHeadError, lastHead, type SignedHead } from './signed-heads.ts';

/** The log is not what was signed, or says two things of one place: nothing of it is signed any more. */
export class NotaryRefusesError extends LogInDoubtError {
  override readonly name = 'NotaryRefusesError';
}

export interface NotaryOptions {
  readonly folder: PartitionFolder;
  readonly log: Pick<EventLog, 'identity' | 'read'>;
  /** How large the file of signed heads may become; the default is that of {@link addHead}. */
  readonly mostHeads_bytes?: number;
  readonly partition: number;
  readonly signer: NoteSigner;
}

/**
 * Keeps the tree of one partition, and signs its heads: each is proved to begin with the one before, and is on disk
 * before anybody sees it. So there are never two heads of one size with different roots, and never a smaller one.
 */
export class PartitionNotary {
  readonly #options: NotaryOptions;
  readonly #tree: LogTree;
  readonly #rule: IndexRule;
  #last: SignedHead | undefined;
  #nextOffset: number;
  /** The offset behind the tree's last record. What stands there again may come after it. */
  #behindLast: number;

  private constructor(
    options: NotaryOptions,
    tree: LogTree,
    nextOffset: number,
    last: SignedHead | undefined,
  ) {
    this.#options = options;
    this.#tree = tree;
    this.#rule = new IndexRule(options.partition, tree.size);
    this.#nextOffset = nextOffset;
    this.#behindLast = nextOffset;
    this.#last = last;
  }

  /**
   * Goes on from the last signed head, once its tiles and the log's own record show that they are still what was
   * signed. Where the tiles are lost or damaged, or the log is another one, such as a copy, all that was signed is read
   * first, and must come to the same head. A head that is shown and larger than all that are kept counts as signed.
   * @throws {NotaryRefusesError}
   */
  static async from(options: NotaryOptions): Promise<PartitionNotary> {
    const { folder, log } = options;
    const last = await lastHeadOf(options);
    if (!last) return new PartitionNotary(options, LogTree.empty(folder), 0, undefined);
    const tree = await treeAt(folder, last.checkpoint);
    const isAsItWas = tree && last.log === log.identity;
    const nextOffset = isAsItWas
      ? await offsetAfterLast(options, last, tree)
      : await offsetAfterAll(options, last.checkpoint);
    if (!tree) return new PartitionNotary(options, LogTree.empty(folder), 0, last);
    await publish(folder, last.note);
    return new PartitionNotary(options, tree, nextOffset, last);
  }

  /** The head that it signed last. */
  get head(): SignedHead | undefined {
    return this.#last;
  }

  /** The offset of the record that it wants next. */
  get nextOffset(): number {
    return this.#nextOffset;
  }

  /**
   * Takes what is due into the tree, up to the first record that is in doubt.
   * @throws {LogInDoubtError} something is missing, forged, or there twice and not the same.
   */
  async take(records: readonly StoredRecord[]): Promise<void> {
    for (const record of records) {
      const leaf = leafNode(record.value);
      const { index } = readFactRecord(record);
      if (this.#rule.takes(index)) {
        this.#tree.append(leaf);
        this.#behindLast = record.offset + 1;
      } else if (!sameNode(leaf, await this.#tree.leaf(index))) throw this.#differs(index, record.offset);
      this.#nextOffset = record.offset + 1;
    }
  }

  /**
   * Has the tree on disk, and signs its head if it says more than the last one, or the key or the log is another.
   * @throws {NotaryRefusesError} it does not begin with the last one.
   */
  async sign(): Promise<void> {
    const { folder, log, mostHeads_bytes, partition, signer } = this.#options;
    await this.#tree.write();
    const { root, size } = this.#tree.head();
    if (!this.#isNews(size)) return;
    await this.#assertGrown();
    const checkpoint = { origin: `${signer.key.name}/${partition}`, root: Uint8Array.from(root), size };
    const text = checkpointText(checkpoint);
    const note = formatNote({ signatures: [signer.sign(text)], text });
    const signed = { checkpoint, log: log.identity, nextOffset: this.#behindLast, note };
    await addHead(folder.heads, signed, mostHeads_bytes);
    this.#last = signed;
    await publish(folder, note);
  }

  #isNews(size: number): boolean {
    if (!this.#last) return size > 0;
    const { checkpoint, log, note } = this.#last;
    if (size !== checkpoint.size) return size > checkpoint.size;
    if (log !== this.#options.log.identity) return true;
    return !parseNote(note)?.signatures.some(({ keyId }) => keyId === this.#options.signer.key.id);
  }

  async #assertGrown(): Promise<void> {
    if (!this.#last) return;
    const { checkpoint } = this.#last;
    const head = this.#tree.head();
    const proof = await consistencyProof(checkpoint.size, head.size, this.#tree.readNode);
    const flaw = flawOfConsistency(checkpoint, head, proof);
    if (flaw !== undefined) throw this.#refusal(`its tree does not begin with the last signed head: ${flaw}`);
  }

  #differs(index: number, offset: number): NotaryRefusesError {
    return this.#refusal(`record ${index} stands there again at offset ${offset}, and is not the same`);
  }

  #refusal(because: string): NotaryRefusesError {
    return refusalOf(this.#options.partition, because);
  }
}

const refusalOf = (partition: number, because: string): NotaryRefusesError =>
  new NotaryRefusesError(`partition ${partition} of the ledger’s log is signed no further: ${because}`);

async function lastHeadOf({ folder, partition, signer }: NotaryOptions): Promise<SignedHead | undefined> {
  try {
    const kept = await lastHead(folder.heads);
    const shown = await shownHead(folder);
    const isLost = shown && shown.checkpoint.size > (kept?.checkpoint.size ?? 0);
    // of which log it was, and how far that went, only the log itself can tell
    const last = isLost ? { ...shown, log: '', nextOffset: 0 } : kept;
    if (last && last.checkpoint.origin !== `${signer.key.name}/${partition}`)
      throw refusalOf(partition, `what was signed is of ${last.checkpoint.origin}`);
    return last;
  } catch (error) {
    if (error instanceof BadHeadError) throw refusalOf(partition, error.message);
    throw error;
  }
}

/** The tree of the tiles, where they are still those of the signed head. */
async function treeAt(folder: PartitionFolder, { root, size }: Checkpoint): Promise<LogTree | undefined> {
  try {
    const tree = await LogTree.at(folder, size);
    return sameNode(tree.head().root, root) ? tree : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The log still has the last record that was signed, where it stood. @returns the offset behind it. */
async function offsetAfterLast(
  { log, partition }: NotaryOptions,
  { checkpoint, nextOffset }: SignedHead,
  tree: LogTree,
): Promise<number> {
  const index = checkpoint.size - 1;
  for await (const [record] of log.read(topics.ledger, partition, nextOffset - 1)) {
    if (record && sameNode(leafNode(record.value), await tree.leaf(index))) return nextOffset;
    throw refusalOf(partition, `a fork: record ${index} of the log is not the one that was signed`);
  }
  throw lostEnd(partition, checkpoint);
}

/** The log begins with all records that were signed. Nothing is written. @returns the offset behind them. */
async function offsetAfterAll({ log, partition }: NotaryOptions, signed: Checkpoint): Promise<number> {
  const range = new CompactRange();
  const rule = new IndexRule(partition, 0);
  for await (const records of log.read(topics.ledger, partition, 0)) {
    for (const record of records) {
      if (rule.takes(readFactRecord(record).index)) range.append(leafNode(record.value), () => undefined);
      if (range.size < signed.size) continue;
      if (sameNode(range.root(), signed.root)) return record.offset + 1;
      throw refusalOf(partition, `a fork: its first ${signed.size} records are not those that were signed`);
    }
  }
  throw lostEnd(partition, signed);
}

const lostEnd = (partition: number, { size }: Checkpoint): NotaryRefusesError =>
  refusalOf(
    partition,
    `the log has lost its end: ${size} records were signed; bring back a copy of the log that has them`,
  );
