import {
  flawTexts,
  parseVerifierKeys,
  type Proven,
  type VerifierKey,
  verifyReceipt,
} from '@seizure-ledger/evidence';
import { checkStamp } from '@seizure-ledger/evidence/time-stamp';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/** What a person knows and demands, by files. */
export interface ReceiptFlags {
  readonly case?: string;
  readonly key: string;
  readonly known?: string;
  readonly witness?: string;
  readonly quorum?: number;
  readonly stamp?: string;
  readonly tsa?: string;
}

/** `stampedAt`: when a time stamp authority saw the signed head, if its stamp was given. */
export type CheckedReceipt =
  | { readonly flaw: string; readonly message: string }
  | { readonly proven: Proven; readonly stampedAt?: string };

/**
 * Checks a receipt by what is in files alone: no ledger, no network.
 * @throws {UsageError} a file is not there, or the keys are none.
 */
export async function checkReceipt(file: string, flags: ReceiptFlags): Promise<CheckedReceipt> {
  const keys = await keysIn(flags.key);
  const witnessKeys = flags.witness === undefined ? [] : await keysIn(flags.witness);
  const witnesses = new Set(witnessKeys.map(({ name }) => name)).size;
  const atLeast = flags.quorum ?? witnesses;
  if (atLeast > witnesses)
    throw new UsageError(`${atLeast} witnesses are demanded, but --witness names ${witnesses}`);
  const receipt = await textIn(file);
  const { flaw, proven } = await verifyReceipt(receipt, {
    keys,
    witnesses: { atLeast, keys: witnessKeys },
    ...(flags.case !== undefined && { caseId: flags.case }),
    ...(flags.known !== undefined && { known: await textIn(flags.known) }),
  });
  return proven ? stampChecked(proven, receipt, flags) : { flaw, message: flawTexts[flaw].en };
}

async function stampChecked(
  proven: Proven,
  receipt: string,
  { stamp, tsa }: Pick<ReceiptFlags, 'stamp' | 'tsa'>,
): Promise<CheckedReceipt> {
  if (stamp === undefined && tsa === undefined) return { proven };
  if (stamp === undefined || tsa === undefined)
    throw new UsageError(
      'a time stamp is checked by its authority’s certificates: name both, --stamp and --tsa',
    );
  // what stands before the checkpoint has no empty line
  const checkpoint = receipt.slice(receipt.indexOf('\n\n') + 2);
  const { flaw, stampedAt } = await checkStamp(checkpoint, await bytesIn(stamp), await textIn(tsa));
  return flaw === undefined
    ? { proven, stampedAt }
    : { flaw: 'BAD_STAMP', message: `The time stamp proves nothing: ${flaw}.` };
}

/** For a person: what the receipt proves. */
export function provenLines(
  { checkpoint, fact, factText, hash, signedBy, witnessedBy }: Proven,
  stampedAt: string | undefined,
): string {
  const said = (name: string) => String(fact[name] ?? '-');
  return [
    `The receipt is good: the ledger has signed that this is record ${said('id')}, of ${checkpoint.size} records.`,
    `  case      ${said('caseId')}, record ${said('sequence')} of it`,
    `  recorded  ${said('recordedAt')}`,
    `  says      ${said('status')} ${said('type')}`,
    `  hash      ${hash}`,
    `  log       ${checkpoint.origin}`,
    `  key       ${signedBy.name}+${signedBy.id}`,
    ...(witnessedBy.length > 0 ? [`  witnesses ${witnessedBy.join(', ')}`] : []),
    ...(stampedAt !== undefined ? [`  stamped   ${stampedAt}: it was recorded no later`] : []),
    `The record, byte for byte:`,
    factText,
  ].join('\n');
}

async function keysIn(file: string): Promise<readonly VerifierKey[]> {
  const keys = await parseVerifierKeys(await textIn(file));
  if (!keys)
    throw new UsageError(`${file} holds no public keys: one a line, as GET /evidence/keys answers them`);
  return keys;
}

async function textIn(file: string): Promise<string> {
  return Buffer.from(await bytesIn(file)).toString();
}

async function bytesIn(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return Uint8Array.from(await readFile(file));
  } catch (error) {
    throw new UsageError(`${file} can’t be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
