import type { Fact } from '@seizure-ledger/contracts';

/**
 * What a partition of a log begins with. Copies have the time of their copying as their append time, which is later than
 * any of their facts was recorded.
 */
export type Beginning = 'own records' | 'perhaps copies';

/** Whether each outcome of a partition was recorded when the log says. */
export class RecordedTimes {
  #mayBeCopy: boolean;
  #last = new Date(0).toISOString();
  /** Records of one batch are stored at one time. */
  #stored = { at: this.#last, ms: 0 };

  constructor(beginning: Beginning) {
    this.#mayBeCopy = beginning === 'perhaps copies';
  }

  /** `stored_ms` is the append time of the fact's instruction. Behind the first record that is no copy there is none. */
  flawsOf({ recordedAt }: Fact, stored_ms: number): readonly string[] {
    if (stored_ms !== this.#stored.ms)
      this.#stored = { at: new Date(stored_ms).toISOString(), ms: stored_ms };
    const stored = this.#stored.at;
    const due = stored > this.#last ? stored : this.#last;
    const isCopy = this.#mayBeCopy && recordedAt >= this.#last && recordedAt < stored;
    this.#mayBeCopy = isCopy;
    this.#last = recordedAt;
    return isCopy || recordedAt === due ? [] : [`it was recorded at ${recordedAt}; the log says ${due}`];
  }
}
