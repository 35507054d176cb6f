import {
  type Checkpoint,
  formatNote,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
} from '@seizure-ledger/evidence';
import { fileIfThere } from '../file-if-there.ts';

/** A head that witnesses have cosigned. */
export interface CosignedHead {
  readonly checkpoint: Checkpoint;
  readonly signatures: readonly NoteSignature[];
  readonly text: string;
  /** The names of those who cosigned. */
  readonly witnesses: ReadonlySet<string>;
}

/** @returns `undefined` for what is no signed head. */
export function readCosigned(note: string): CosignedHead | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (!checkpoint) return undefined;
  const ledger = checkpoint.origin.slice(0, checkpoint.origin.lastIndexOf('/'));
  const names = parsed.signatures.map(({ name }) => name).filter((name) => name !== ledger);
  return { ...parsed, checkpoint, witnesses: new Set(names) };
}

/** The notes of a file of them: between two stands an empty line. */
export const notesIn = (text: string): readonly string[] =>
  text === '' ? [] : text.split(/(?<=\n\n(?:— [^\n]*\n)+)\n/);

export const formatCosigned = (heads: readonly CosignedHead[]): string => heads.map(formatNote).join('\n');

/** The cosigned heads in a file, the newest first; none where there is no file. */
export async function cosignedIn(file: string): Promise<readonly CosignedHead[]> {
  const text = Buffer.from((await fileIfThere(file)) ?? []).toString();
  return notesIn(text)
    .map(readCosigned)
    .filter((head) => head !== undefined);
}

/**
 * What is kept once a head is cosigned, the newest first: a head goes when a newer one has all its witnesses. So
 * whichever witnesses somebody demands, the newest head that they all have cosigned is there, and covers every record
 * that any head of theirs has covered.
 */
export function withCosigned(kept: readonly CosignedHead[], added: CosignedHead): readonly CosignedHead[] {
  const same = kept.find(({ text }) => text === added.text);
  const newest = same ? joined(added, same) : added;
  const others = kept.filter((head) => head !== same);
  const isNeeded = ({ witnesses }: CosignedHead) =>
    [...witnesses].some((name) => !newest.witnesses.has(name));
  return [newest, ...others.filter(isNeeded)].toSorted((a, b) => b.checkpoint.size - a.checkpoint.size);
}

/** Of the heads over a record, the one that most of those have cosigned who are asked for, or else most of all; the newest of several. */
export function bestCosigned(
  kept: readonly CosignedHead[],
  index: number,
  asked: ReadonlySet<string> | undefined,
): CosignedHead | undefined {
  const count = ({ witnesses }: CosignedHead) =>
    [...witnesses].filter((name) => asked?.has(name) ?? true).length;
  const [best] = kept
    .filter((head) => head.checkpoint.size > index && count(head) > 0)
    .toSorted((a, b) => count(b) - count(a) || b.checkpoint.size - a.checkpoint.size);
  return best;
}

function joined(head: CosignedHead, { signatures, witnesses }: CosignedHead): CosignedHead {
  const others = signatures.filter(({ keyId, name }) =>
    head.signatures.every((own) => own.name !== name || own.keyId !== keyId),
  );
  return {
    ...head,
    signatures: [...head.signatures, ...others],
    witnesses: new Set([...head.witnesses, ...witnesses]),
  };
}
