import type { Logger } from 'pino';

export interface Alarm {
  readonly reader: string;
  readonly partition: number;
  readonly message: string;
}

/** What needs an operator: a reader that stopped, an act that could not be decided. Readiness tells it. */
export class Alarms {
  readonly #raised: Alarm[] = [];
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get raised(): readonly Alarm[] {
    return this.#raised;
  }

  raise(alarm: Alarm, cause?: unknown): void {
    if (this.#raised.length < 1_000) this.#raised.push(alarm);
    this.#logger.error({ ...alarm, err: cause }, `ALARM: ${alarm.message}`);
  }
}
