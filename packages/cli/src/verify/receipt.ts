import {
  flawTexts,
  parseVerifierKeys,
  type Proven,
  type VerifierKey,
  verifyReceipt,
} from '@seizure-ledger/evidence';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/** What a person knows and demands, by files. */
export interface ReceiptFlags {
  readonly case?: string;
  readonly key: string;
  readonly known?: string;
  readonly witness?: string;
  readonly quorum?: number;
}

export type CheckedReceipt =
  { readonly flaw: string; readonly message: string } | { readonly proven: Proven };

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
  const { flaw, proven } = await verifyReceipt(await textIn(file), {
    keys,
    witnesses: { atLeast, keys: witnessKeys },
    ...(flags.case !== undefined && { caseId: flags.case }),
    ...(flags.known !== undefined && { known: await textIn(flags.known) }),
  });
  return proven ? { proven } : { flaw, message: flawTexts[flaw].en };
}

/** For a person: what the receipt proves. */
export function provenLines({ checkpoint, fact, factText, hash, signedBy, witnessedBy }: Proven): string {
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
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can’t be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
