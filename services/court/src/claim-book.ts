import type { Fact, Summary } from '@seizure-ledger/contracts';
import {
  compare,
  compareCodePoints,
  digitsOf,
  findUnit,
  isZero,
  minus,
  negate,
  plus,
  withDigits,
} from '@seizure-ledger/domain';

type SummaryClaim = Summary['claims'][number];
type Entry = Omit<SummaryClaim, 'outstanding'>;

/** The claims of a case in one unit, as its posted records say: admitted, allocated, paid, returned. */
export class ClaimBook {
  readonly #entries = new Map<string, Entry>();
  readonly #digits: number;
  readonly #unit: string;

  constructor(unit: string, posted: readonly Fact[]) {
    this.#unit = unit;
    this.#digits = digitsOf(unit);
    for (const fact of posted) this.#take(fact);
  }

  /** By claim id, in code-point order. */
  get claims(): readonly SummaryClaim[] {
    return [...this.#entries.values()]
      .sort((a, b) => compareCodePoints(a.claimId, b.claimId))
      .map((entry) => ({ ...entry, outstanding: this.#outstanding(entry) }));
  }

  #take({ body, legs = [], type }: Fact): void {
    if (type === 'claim.admitted.v1') this.#admit(body as Readonly<Record<string, string>>);
    for (const { account, amount, claimId, unit } of legs) {
      const entry = claimId === undefined ? undefined : this.#entries.get(claimId);
      if (!entry || unit !== this.#unit) continue;
      const allots = type === 'restitution.distributed.v1' && account === 'due:allocated';
      if (allots) this.#put({ ...entry, allocated: plus(entry.allocated, amount, this.#digits) });
      if (account !== 'out:restituted') continue;
      if (compare(amount, '0') > 0) this.#put({ ...entry, paid: plus(entry.paid, amount, this.#digits) });
      else this.#put({ ...entry, returned: plus(entry.returned, negate(amount), this.#digits) });
    }
  }

  #admit({
    claimId = '',
    grossLoss = '0',
    person = '',
    priorRecoveries = '0',
    unit = '',
  }: Readonly<Record<string, string>>): void {
    if (findUnit(unit)?.code !== this.#unit) return;
    const none = withDigits('0', this.#digits);
    this.#put({
      allocated: none,
      claimId,
      paid: none,
      person,
      priorRecoveries: withDigits(priorRecoveries, this.#digits),
      recognisedLoss: withDigits(grossLoss, this.#digits),
      returned: none,
    });
  }

  #put(entry: Entry): void {
    this.#entries.set(entry.claimId, entry);
  }

  /** What is allocated counts, paid or not. */
  #outstanding({ allocated, priorRecoveries, recognisedLoss }: Entry): string {
    const left = minus(minus(recognisedLoss, priorRecoveries, this.#digits), allocated, this.#digits);
    return compare(left, '0') < 0 || isZero(left) ? withDigits('0', this.#digits) : left;
  }
}
