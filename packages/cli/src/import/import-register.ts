import {
  type ImportProgress,
  openMappingFile,
  patience,
  type Patience,
  readRegisterFile,
  type Reconciliation,
  RegisterOnItsWay,
  type ReportFiles,
  writeReports,
} from '@seizure-ledger/register';
import { ledgerClient } from './ledger-client.ts';
import { speakerOf } from './token-claims.ts';

export interface ImportOptions {
  /** Of who proposes; its agency opens the cases. */
  readonly token: string;
  /** Of a second person, for what needs one; without it such acts stay proposed. */
  readonly approverToken?: string;
  /** Path of the CSV file. */
  readonly file: string;
  /** Path of the mapping file. */
  readonly mapping: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Folder for the rows that were refused or listed. */
  readonly out: string;
  readonly patience?: Patience;
  readonly url: string;
}

/**
 * Brings a register into a running ledger, over HTTP. Nothing is remembered here: every act has an id made of its
 * row, so an import that was stopped is run again, and the ledger answers what it has already as it did before.
 * @throws {MappingError | RegisterFileError} when there is nothing to import.
 * @throws {RequestRefusedError | UnavailableError} when the ledger does not take it, or is away for too long.
 */
export async function importRegister(
  options: ImportOptions,
): Promise<Reconciliation & { readonly files: ReportFiles }> {
  const { file, url, token, approverToken, out, onProgress, patience: limits = patience } = options;
  const register = await openMappingFile(options.mapping);
  const read = await readRegisterFile(file, register.columns);
  const onItsWay = new RegisterOnItsWay(register, read, speakerOf(token).agency);
  const approver = approverToken === undefined ? undefined : speakerOf(approverToken).subject;
  const ledger = ledgerClient(url, {
    importer: token,
    ...(approverToken === undefined ? {} : { approver: approverToken }),
  });
  await onItsWay.send(ledger, limits, onProgress);
  if (approver !== undefined) await onItsWay.approve(approver, ledger, limits, onProgress);
  const { rows, tally } = onItsWay;
  return { ...tally.result(read.sha256), files: await writeReports(file, out, tally, rows) };
}
