import { ServiceError } from '@seizure-ledger/service-kit/ground';

/** Lets a few at a time do what is costly, the others after them, so that reading files need not wait behind them all. */
export class Turns {
  readonly #limits: { readonly atOnce: number; readonly waiting: number };
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor(limits: { readonly atOnce: number; readonly waiting: number }) {
    this.#limits = limits;
  }

  /** @throws {ServiceError} TOO_MANY: as many wait already as may. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const { atOnce, waiting } = this.#limits;
    if (this.#underWay >= atOnce) {
      if (this.#waiting.length >= waiting)
        throw new ServiceError('TOO_MANY', 'Too many sign in at this moment: try again in some seconds.');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#underWay += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // whoever is next takes over the place
      if (next) next();
      else this.#underWay -= 1;
    }
  }
}
