import { topics } from '@seizure-ledger/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Resources } from '../ground/ground.ts';

/** Something outside of the process without which a service can't do its work. */
export interface Check {
  /** In an operator's words: `event log`. */
  readonly name: string;
  /** Rejects when it can't be reached. */
  ask(): Promise<unknown>;
}

const answer_ms = 2_000;

/** What a service that stands on these depends on. */
export function checksOf({ log, readModel }: Partial<Resources>): readonly Check[] {
  return [
    ...(log ? [{ ask: () => log.end(topics.ledger, 0), name: 'event log' }] : []),
    ...(readModel ? [{ ask: () => readModel.checkpoint(0), name: 'read model' }] : []),
  ];
}

/** Asks each check whenever it is asked, but never a second time while a first question is still out. */
export class Checks {
  readonly #checks: readonly Check[];
  readonly #asked = new Map<Check, Promise<boolean>>();

  constructor(checks: readonly Check[]) {
    this.#checks = checks;
  }

  /** Names of what does not answer within two seconds. */
  async unreachable(): Promise<readonly string[]> {
    const answers = await Promise.all(this.#checks.map((check) => this.#answers(check)));
    return this.#checks.filter((_, n) => !answers[n]).map(({ name }) => name);
  }

  async #answers(check: Check): Promise<boolean> {
    const asked = this.#asked.get(check) ?? this.#ask(check);
    return Promise.race([asked, pause(answer_ms, false, { ref: false })]);
  }

  #ask(check: Check): Promise<boolean> {
    const asked = check
      .ask()
      .then(
        () => true,
        () => false, // why is in the log of who was asked; here it counts only that it is so
      )
      .finally(() => this.#asked.delete(check));
    this.#asked.set(check, asked);
    return asked;
  }
}
