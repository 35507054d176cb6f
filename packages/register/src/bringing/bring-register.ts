import type { RegisterRow } from '../readers/plan.ts';
import type { Register } from '../readers/reader.ts';
import { approveProposals } from './approve-proposals.ts';
import type { LedgerClient } from './ledger-client.ts';
import type { Patience } from './patience.ts';
import type { RegisterFile } from './register-file.ts';
import { sendActs } from './send-acts.ts';
import { actsOf } from './sent-act.ts';
import { Tally } from './tally.ts';

export interface ImportProgress {
  readonly phase: 'sending' | 'approving';
  readonly done: number;
  readonly total: number;
}

/** Called after each act that is answered for good. */
export type OnProgress = ((progress: ImportProgress) => void) | undefined;

/** A register on its way into a ledger, and what has become of it so far. */
export class RegisterOnItsWay {
  readonly tally: Tally;
  /** The rows as their file has them, by their number. */
  readonly rows: ReadonlyMap<number, RegisterRow>;
  readonly #acts: ReturnType<typeof actsOf>;

  /** @param agency opens the cases. */
  constructor(register: Register, { rows, sha256 }: RegisterFile, agency: string) {
    const plans = [...register.plan(rows, { agency, now: new Date(), sha256 })];
    this.tally = new Tally(plans);
    // a plan a row, in their order
    this.rows = new Map(plans.map(({ row }, place) => [row, rows[place] ?? {}]));
    this.#acts = actsOf(plans);
  }

  /** Asks for every act. Nothing is remembered: asked again, a ledger answers what it has already as it did before. */
  async send(ledger: LedgerClient, limits: Patience, onProgress: OnProgress): Promise<void> {
    const sent = counter('sending', this.#acts.length, onProgress);
    await sendActs(this.#acts, ledger, limits, (act, answer) => {
      this.tally.take(act, answer);
      sent();
    });
  }

  /** As the second person agrees to what needs one. @param approver that person's subject, as whom the ledger is asked. */
  async approve(
    approver: string,
    ledger: LedgerClient,
    limits: Patience,
    onProgress: OnProgress,
  ): Promise<void> {
    const approved = counter('approving', this.tally.proposed.length, onProgress);
    await approveProposals(this.tally.proposed, approver, ledger, limits, (act, answer) => {
      this.tally.take(act, answer);
      approved();
    });
  }
}

function counter(phase: ImportProgress['phase'], total: number, onProgress: OnProgress): () => void {
  let done = 0;
  return () => onProgress?.({ phase, done: (done += 1), total });
}
