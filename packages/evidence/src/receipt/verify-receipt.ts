import { canonicalJson, type Json } from '../canonical-json.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote, type SignedNote, verdictOf } from '../note/signed-note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { inclusionSides } from '../tree/inclusion-sides.ts';
import { type FormFlaw, parseReceipt, type Receipt } from './receipt.ts';

/** What the person who checks a receipt knows and demands. */
export interface Demands {
  /** The ledger's published keys, old ones too: one of them must have signed. */
  readonly keys: readonly VerifierKey[];
  /** Keys of witnesses, of which so many must have cosigned. */
  readonly witnesses: { readonly atLeast: number; readonly keys: readonly VerifierKey[] };
  /** The case that the receipt must be of. */
  readonly caseId?: string;
  /** A signed checkpoint that the person has from elsewhere, or from before: the receipt's must not be older, nor fork from it. */
  readonly known?: string;
}

/** Why a receipt proves nothing. Each has its own sentence, in English and Thai, in `verdict-texts.ts`. */
export type ReceiptFlaw =
  | FormFlaw
  | 'BAD_CHECKPOINT'
  | 'FORK'
  | 'INDEX_BEYOND_TREE'
  | 'KNOWN_NOT_SIGNED'
  | 'NOT_CANONICAL'
  | 'NOT_IN_TREE'
  | 'OLD_CHECKPOINT'
  | 'OTHER_CASE'
  | 'OTHER_KEY'
  | 'OTHER_LOG'
  | 'OTHER_PLACE'
  | 'PATH_LENGTH'
  | 'SIGNATURE_WRONG'
  | 'TOO_FEW_WITNESSES';

/** What a receipt proves: that the ledger signed a log in which this fact stands at this place. */
export interface Proven {
  readonly checkpoint: Checkpoint;
  readonly fact: Readonly<Record<string, Json | undefined>>;
  readonly factText: string;
  /** `sha256:` and 64 digits, as answers and later records name it. */
  readonly hash: string;
  readonly index: number;
  readonly signedBy: VerifierKey;
  /** Names of the demanded witnesses that have cosigned. */
  readonly witnessedBy: readonly string[];
}

export type Verdict =
  | { readonly flaw: ReceiptFlaw; readonly proven?: never }
  | { readonly flaw?: never; readonly proven: Proven };

/**
 * Checks a receipt with nothing but what is passed: no file, no network, in Node and in a browser alike (WebCrypto
 * computes SHA-256 and Ed25519).
 */
export async function verifyReceipt(text: string, demands: Demands): Promise<Verdict> {
  const receipt = parseReceipt(text);
  if ('flaw' in receipt) return receipt;
  const signed = await readSigned(receipt.checkpoint, demands.keys);
  if ('flaw' in signed) return signed;
  const { checkpoint, note, signedBy } = signed;
  const leaf = await sha256([0], receipt.fact);
  // what a fact says is read only where it was signed
  const flawOfPlace = flawOfPath(receipt, checkpoint) ?? (await flawOfRoot(leaf, receipt, checkpoint));
  if (flawOfPlace !== undefined) return { flaw: flawOfPlace };
  const fact = readFact(receipt.fact);
  if (!fact) return { flaw: 'NOT_CANONICAL' };
  const witnessedBy = await witnessesOf(note, demands.witnesses.keys);
  const flaw =
    flawOfFact(fact, receipt, checkpoint, demands) ??
    (witnessedBy.length < demands.witnesses.atLeast ? 'TOO_FEW_WITNESSES' : undefined) ??
    (await flawBesideKnown(checkpoint, demands));
  if (flaw !== undefined) return { flaw };
  const { index } = receipt;
  const proven = { checkpoint, fact: fact.members, factText: fact.text, hash: `sha256:${hex(leaf)}`, index };
  return { proven: { ...proven, signedBy, witnessedBy } };
}

interface Signed {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
  readonly signedBy: VerifierKey;
}

async function readSigned(
  text: string,
  keys: readonly VerifierKey[],
): Promise<Signed | { readonly flaw: ReceiptFlaw }> {
  const note = parseNote(text);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) return { flaw: 'BAD_CHECKPOINT' };
  for (const key of keys) {
    const verdict = await verdictOf(note, key);
    if (verdict === 'invalid') return { flaw: 'SIGNATURE_WRONG' };
    // a key signs only the logs of its own ledger: `<name>/<partition>`
    if (verdict === 'valid')
      return originPartition(checkpoint, key) === undefined
        ? { flaw: 'OTHER_LOG' }
        : { checkpoint, note, signedBy: key };
  }
  return { flaw: 'OTHER_KEY' };
}

/** The partition whose log a checkpoint is of, or `undefined` where it is of another ledger than the key's. */
function originPartition({ origin }: Checkpoint, { name }: VerifierKey): string | undefined {
  const partition = origin.startsWith(`${name}/`) ? origin.slice(name.length + 1) : '';
  return /^(0|[1-9]\d{0,4})$/.test(partition) ? partition : undefined;
}

function flawOfPath({ index, path }: Receipt, { size }: Checkpoint): ReceiptFlaw | undefined {
  if (index >= size) return 'INDEX_BEYOND_TREE';
  return path.length === inclusionSides(index, size).length ? undefined : 'PATH_LENGTH';
}

async function flawOfRoot(
  leaf: Uint8Array,
  { index, path }: Receipt,
  { root, size }: Checkpoint,
): Promise<ReceiptFlaw | undefined> {
  let node = leaf;
  for (const [n, side] of inclusionSides(index, size).entries()) {
    const sibling = path[n] ?? [];
    node = await (side === 'left' ? sha256([1], sibling, node) : sha256([1], node, sibling));
  }
  return hex(node) === hex(root) ? undefined : 'NOT_IN_TREE';
}

interface ReadFact {
  readonly members: Readonly<Record<string, Json | undefined>>;
  readonly text: string;
}

/** The fact, where its bytes are the canonical JSON of an object. */
function readFact(bytes: Uint8Array): ReadFact | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const read = JSON.parse(text) as Json;
    if (typeof read !== 'object' || read === null || isList(read)) return undefined;
    return canonicalJson(read) === text ? { members: read, text } : undefined;
  } catch (error) {
    // not UTF-8, not JSON, what has no canonical form, or what is nested deeper than anything that a ledger writes
    if ([RangeError, SyntaxError, TypeError].some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function flawOfFact(
  { members }: ReadFact,
  { index }: Receipt,
  { origin }: Checkpoint,
  { caseId }: Demands,
): ReceiptFlaw | undefined {
  const partition = origin.slice(origin.lastIndexOf('/') + 1);
  if (members['index'] !== index || members['id'] !== `${partition}:${index}`) return 'OTHER_PLACE';
  return caseId === undefined || members['caseId'] === caseId ? undefined : 'OTHER_CASE';
}

async function witnessesOf(note: SignedNote, keys: readonly VerifierKey[]): Promise<readonly string[]> {
  const verdicts = await Promise.all(keys.map(async (key) => ({ key, verdict: await verdictOf(note, key) })));
  // a witness that has changed its key is one witness all the same
  return [...new Set(verdicts.filter(({ verdict }) => verdict === 'valid').map(({ key }) => key.name))];
}

async function flawBesideKnown(
  { origin, root, size }: Checkpoint,
  { keys, known }: Demands,
): Promise<ReceiptFlaw | undefined> {
  if (known === undefined) return undefined;
  const signed = await readSigned(known, keys);
  if ('flaw' in signed) return 'KNOWN_NOT_SIGNED';
  const { checkpoint } = signed;
  if (checkpoint.origin !== origin) return 'OTHER_LOG';
  if (size < checkpoint.size) return 'OLD_CHECKPOINT';
  return size === checkpoint.size && hex(root) !== hex(checkpoint.root) ? 'FORK' : undefined;
}

async function sha256(...parts: readonly ArrayLike<number>[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
