import { LogLostError } from '@seizure-ledger/contracts';
import type { Logger } from 'pino';

/** Which reader of which partition of a log. */
export interface ReaderPlace {
  readonly reader: string;
  readonly partition: number;
}

/**
 * A reader that does not go on. `stopped`: what it met is in doubt, and it stays where it is until an operator has
 * looked and the process starts again. `failing`: it begins again by itself. `refused`: the reader goes on, but somebody
 * outside does not believe what it has signed.
 */
export interface Alarm extends ReaderPlace {
  readonly state: 'failing' | 'refused' | 'stopped';
  readonly message: string;
}

/** What an operator should know of, though its partition goes on. */
export type Oddity = 'quarantined' | 'stampMissing' | 'undecidable' | 'witnessAway';

/**
 * What needs an operator. All of it is logged. Readiness tells the readers that do not go on at this moment, at most
 * one alarm for each; oddities are only counted, because whoever can write to a log can cause them.
 */
export class Alarms {
  readonly #standing = new Map<string, Alarm>();
  readonly #lost = new Set<string>();
  readonly #counted: Record<Oddity, number> = {
    quarantined: 0,
    stampMissing: 0,
    undecidable: 0,
    witnessAway: 0,
  };
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get standing(): readonly Alarm[] {
    return [...this.#standing.values()];
  }

  /** What a partition’s log has lost, as far as a reader of this process has been stopped by it. */
  lossOf(partition: number): string | undefined {
    return this.standing.find((alarm) => alarm.partition === partition && this.#lost.has(keyOf(alarm)))
      ?.message;
  }

  /** How often each was met since the process began. */
  get counted(): Readonly<Record<Oddity, number>> {
    return { ...this.#counted };
  }

  raise(alarm: Alarm, cause: unknown): void {
    this.#standing.set(keyOf(alarm), alarm);
    if (cause instanceof LogLostError) this.#lost.add(keyOf(alarm));
    this.#logger.error({ ...alarm, err: cause }, `ALARM: ${alarm.message}`);
  }

  /** The reader goes on again: its alarm has passed, and only the log still tells of it. */
  clear(place: ReaderPlace): void {
    this.#lost.delete(keyOf(place));
    if (this.#standing.delete(keyOf(place))) this.#logger.info({ ...place }, 'the reader goes on');
  }

  count(oddity: Oddity, place: ReaderPlace & { readonly message: string }, cause?: unknown): void {
    this.#counted[oddity] += 1;
    this.#logger.error({ ...place, err: cause, oddity }, `ALARM: ${place.message}`);
  }
}

const keyOf = ({ partition, reader }: ReaderPlace): string => `${reader}:${partition}`;
