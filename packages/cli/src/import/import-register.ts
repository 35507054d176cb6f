import { readFile } from 'node:fs/promises';
import { MappingError } from '../readers/mapping.ts';
import { openMapping } from '../readers/open-mapping.ts';
import type { Register } from '../readers/reader.ts';
import { approveProposals } from './approve-proposals.ts';
import { ledgerClient } from './ledger-client.ts';
import { patience, type Patience } from './patience.ts';
import type { Reconciliation } from './reconciliation.ts';
import { readRegisterFile } from './register-file.ts';
import { type ReportFiles, writeReports } from './report-files.ts';
import { sendActs } from './send-acts.ts';
import { actsOf } from './sent-act.ts';
import { Tally } from './tally.ts';
import { agencyOf } from './token-agency.ts';

export interface ImportProgress {
  readonly phase: 'sending' | 'approving';
  readonly done: number;
  readonly total: number;
}

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
  const { rows, sha256 } = await readRegisterFile(file, register.columns);
  const plans = [...register.plan(rows, { sha256, now: new Date(), agency: agencyOf(token) })];
  const ledger = ledgerClient(url, {
    importer: token,
    ...(approverToken === undefined ? {} : { approver: approverToken }),
  });
  const tally = new Tally(plans);
  // a plan a row, in their order
  const cells = new Map(plans.map(({ row }, place) => [row, rows[place] ?? {}]));
  const acts = actsOf(plans);

  const sent = counter('sending', acts.length, onProgress);
  await sendActs(acts, ledger, limits, (act, answer) => {
    tally.take(act, answer);
    sent();
  });
  if (approverToken !== undefined) {
    const approved = counter('approving', tally.proposed.length, onProgress);
    await approveProposals(tally.proposed, ledger, limits, (act, answer) => {
      tally.take(act, answer);
      approved();
    });
  }
  return { ...tally.result(sha256), files: await writeReports(file, out, tally, cells) };
}

/** @throws {MappingError} when the file is no JSON or no mapping; the system's error when it can't be read. */
export async function openMappingFile(path: string): Promise<Register> {
  const text = await readFile(path, 'utf8');
  try {
    return openMapping(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new MappingError(`${path} is not JSON: ${cause.message}`, { cause });
    throw cause;
  }
}

function counter(
  phase: ImportProgress['phase'],
  total: number,
  onProgress: ImportOptions['onProgress'],
): () => void {
  let done = 0;
  return () => onProgress?.({ phase, done: (done += 1), total });
}
