import { topics } from '@seizure-ledger/contracts';
import { AppendUncertainError, type EventLog, LogUnavailableError } from '@seizure-ledger/event-log';

/** Decides when the log of instructions can be reached; nothing is ever sent to it while it can't. */
export class Interruptions {
  #takes = Infinity;
  #refuses = 0;
  #error = () => new Error();

  /** The log takes so many appends more, then refuses so many, and is there again. */
  after(takes: number, refuses: number): void {
    this.#takes = takes;
    this.#refuses = refuses;
    this.#error = () => new LogUnavailableError('the log can’t be reached');
  }

  /** The log takes so many appends more, does not tell what became of the next, and is there again. */
  leaveUncertainAfter(takes: number): void {
    this.after(takes, 1);
    this.#error = () => new AppendUncertainError('the log did not answer');
  }

  of(log: EventLog): EventLog {
    const append = log.append.bind(log);
    return Object.assign(log, {
      append: async (...asked: Parameters<EventLog['append']>) => {
        if (asked[0] === topics.instructions && this.#interrupts()) throw this.#error();
        return append(...asked);
      },
    });
  }

  #interrupts(): boolean {
    this.#takes -= 1;
    if (this.#takes >= 0 || this.#refuses === 0) return false;
    this.#refuses -= 1;
    return true;
  }
}
