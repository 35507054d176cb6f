import {
  checkpointText,
  parseCheckpoint,
  parseCount,
  parseNote,
  sameNode,
  type SignedNote,
  type TreeHead,
  verdictOf,
  type VerifierKey,
} from '@seizure-ledger/evidence';
import {
  BadHeadError,
  lastHead,
  notesIn,
  type PartitionFolder,
} from '@seizure-ledger/service-standalone/verification';
import { bytesIn, namesIn, textIn } from './files-there.ts';
import type { Findings } from './finding.ts';
import type { Signed } from './open-folder.ts';

/** What is wrong at a head, measured by the tree over as many records. */
type Check = (tree: TreeHead) => Promise<readonly string[]>;

/**
 * What a partition keeps of heads beside their list: those that witnesses have cosigned, the one that bears a time
 * stamp, all stamps, and the one that is published, where the list ends before it. A stamp's head need not be kept: the tree gives its text again.
 */
export class KeptHeads {
  readonly #partition: number;
  readonly #signed: Signed;
  readonly #findings: Findings;
  readonly #due = new Map<number, Check[]>();
  /** Signed heads that were compared. */
  heads = 0;
  /** Cosignatures that are good. */
  cosignatures = 0;
  /** Time stamps that are good. */
  stamps = 0;
  /** Cosignatures and stamps of which nobody has said whom to trust. */
  unchecked = 0;

  private constructor(partition: number, signed: Signed, findings: Findings) {
    this.#partition = partition;
    this.#signed = signed;
    this.#findings = findings;
  }

  static async open(partition: number, signed: Signed, findings: Findings): Promise<KeptHeads> {
    const kept = new KeptHeads(partition, signed, findings);
    const folder = signed.folder.partition(partition);
    await kept.#addPublished(folder);
    // a notary at work has the stamp there before it shows the head
    const stamped = await textIn(folder.stamped);
    const stampFiles = await namesIn(folder.stamps);
    for (const note of notesIn(await textIn(folder.cosigned))) kept.#addNote(note, 'cosigned');
    for (const note of notesIn(stamped)) kept.#addNote(note, 'stamped');
    for (const name of stampFiles) kept.#addStamp(name);
    const shown = parseCheckpoint(parseNote(stamped)?.text ?? '')?.size;
    if (shown !== undefined && !stampFiles.includes(`${shown}.tsr`))
      findings.atRecord(shown - 1, `the head over ${shown} records is shown as stamped, and has no stamp`);
    return kept;
  }

  /** Whether something is over more records. */
  get isAny(): boolean {
    return this.#due.size > 0;
  }

  /** Whether something is over so many records. */
  isDue(size: number): boolean {
    return this.#due.has(size);
  }

  /** Takes the tree over as many records as something is due at. */
  async compare(tree: TreeHead): Promise<void> {
    for (const check of this.#due.get(tree.size) ?? [])
      for (const flaw of await check(tree)) this.#findings.atRecord(tree.size - 1, flaw);
    this.#due.delete(tree.size);
  }

  /** The log has no more records than these. */
  end(size: number): void {
    for (const due of this.#due.keys())
      this.#findings.atRecord(
        size,
        `the head over ${due} records was published, cosigned or stamped; the log has ${size}`,
      );
  }

  /** Whoever takes heads off the list takes nothing back that outsiders have seen. */
  async #addPublished({ checkpoint, heads }: PartitionFolder): Promise<void> {
    // before the list, to which a notary at work adds first
    const note = await textIn(checkpoint);
    const shown = parseCheckpoint(parseNote(note)?.text ?? '')?.size ?? 0;
    const listed = (await lastHead(heads).catch(namedElsewhere))?.checkpoint.size ?? 0;
    if (shown <= listed) return;
    const lost = `the list of signed heads ends at ${listed} records, and a head over ${shown} is published`;
    this.#findings.atRecord(listed, lost);
    this.#addNote(note, 'published');
  }

  #addNote(text: string, how: 'cosigned' | 'published' | 'stamped'): void {
    const note = parseNote(text);
    const checkpoint = note && parseCheckpoint(note.text);
    if (!checkpoint) return this.#findings.atRecord(0, `a ${how} head can’t be read`);
    const name = `the ${how} head over ${checkpoint.size} records`;
    this.#add(checkpoint.size, async ({ root }) => {
      this.heads += 1;
      return [
        ...(sameNode(checkpoint.root, root) ? [] : [`${name} is not the one that the log has there`]),
        ...((await isSigned(note, this.#signed.keys))
          ? []
          : [`${name} bears no signature of a published key`]),
        ...(await this.#flawsOfWitnesses(note, name)),
      ];
    });
  }

  async #flawsOfWitnesses(note: SignedNote, head: string): Promise<readonly string[]> {
    const flaws: string[] = [];
    for (const { keyId, name } of note.signatures) {
      if (this.#signed.keys.some((key) => key.name === name)) continue;
      const key = this.#signed.witnesses.find((witness) => witness.name === name);
      if (!key) this.unchecked += 1;
      else if (key.id !== keyId) flaws.push(`${head} bears a cosignature of ${name} by another key`);
      else if ((await verdictOf(note, key)) === 'valid') this.cosignatures += 1;
      else flaws.push(`${head} bears a cosignature of ${name} that is wrong`);
    }
    return flaws;
  }

  #addStamp(name: string): void {
    const size = name.endsWith('.tsr') ? parseCount(name.slice(0, -'.tsr'.length)) : undefined;
    if (size === undefined) return;
    this.#add(size, async ({ root }) => {
      const { certificates, folder, keys } = this.#signed;
      if (certificates === undefined) {
        this.unchecked += 1;
        return [];
      }
      // large, and of use to few ledgers
      const { checkStampOf } = await import('@seizure-ledger/evidence/time-stamp');
      const stamp = Uint8Array.from(await bytesIn(folder.partition(this.#partition).stamp(size)));
      const origin = `${keys[0]?.name}/${this.#partition}`;
      const text = checkpointText({ origin, root: Uint8Array.from(root), size });
      const { flaw } = await checkStampOf(text, stamp, certificates);
      if (flaw === undefined) this.stamps += 1;
      return flaw === undefined
        ? []
        : [`the time stamp on the head over ${size} records proves nothing: ${flaw}`];
    });
  }

  #add(size: number, check: Check): void {
    this.#due.set(size, [...(this.#due.get(size) ?? []), check]);
  }
}

/** Where the list can't be read, the comparison with its heads says so. */
function namedElsewhere(error: unknown): undefined {
  if (!(error instanceof BadHeadError)) throw error;
  return undefined;
}

/** Whether one of the keys has signed a note, and none of them is only claimed to have. */
export async function isSigned(note: SignedNote, keys: readonly VerifierKey[]): Promise<boolean> {
  const verdicts = await Promise.all(keys.map((key) => verdictOf(note, key)));
  return verdicts.includes('valid') && !verdicts.includes('invalid');
}
