import {
  type Fact,
  IndexRule,
  LogInDoubtError,
  OutcomeParts,
  readFactRecord,
} from '@seizure-ledger/contracts';
import { digitsOf, plus, sum } from '@seizure-ledger/domain';
import type { StoredRecord } from '@seizure-ledger/event-log';
import {
  breakInChain,
  type ChainHead,
  emptyChain,
  type Hash,
  leafHashOfBytes,
} from '@seizure-ledger/evidence';

/** Something that does not agree, and where. */
export interface Finding {
  readonly message: string;
  readonly position: string;
}

/** What the log says of a case: its chain, and its balances at every position that is asked for. */
export interface Recomputed {
  readonly balances: Map<string, string>;
  chain: ChainHead;
  position: string;
}

/**
 * One partition's records, taken one after the other by the index rule. Balances and totals are those of the whole
 * outcomes up to the read model's checkpoint, or of all where there is none (-1).
 */
export class PartitionCheck {
  readonly cases = new Map<string, Recomputed>();
  readonly totals = new Map<string, string>();
  /** Hash of the record at the read model's checkpoint. */
  hashAtCheckpoint: string | undefined;
  /** The last record of the last whole outcome. */
  last: Fact | undefined;
  readonly #partition: number;
  readonly #rule: IndexRule;
  readonly #parts = new OutcomeParts<Fact>(0);
  readonly #checkpoint: number;

  constructor(partition: number, checkpoint: number) {
    this.#partition = partition;
    this.#checkpoint = checkpoint;
    this.#rule = new IndexRule(partition, 0);
  }

  take(record: StoredRecord): Finding | undefined {
    const position = `${this.#partition}:${this.#rule.next}`;
    const wrong = this.#wrongWith(record);
    return wrong === undefined ? undefined : { message: `${wrong} (offset ${record.offset})`, position };
  }

  #wrongWith(record: StoredRecord): string | undefined {
    try {
      const fact = readFactRecord(record);
      const isDue = this.#rule.takes(fact.index);
      if (fact.id !== `${this.#partition}:${fact.index}`) return `the record calls itself ${fact.id}`;
      return isDue ? this.#wrongIn(fact, leafHashOfBytes(record.value)) : undefined;
    } catch (error) {
      if (error instanceof LogInDoubtError) return error.message;
      throw error;
    }
  }

  #wrongIn(fact: Fact, hash: Hash): string | undefined {
    if (fact.index === this.#checkpoint) this.hashAtCheckpoint = hash;
    const isWhole = this.#parts.add(fact, fact) !== undefined;
    if (isWhole) this.last = fact;
    if (fact.sequence === undefined || fact.caseId === undefined) return undefined;
    const known = this.cases.get(fact.caseId) ?? { balances: new Map(), chain: emptyChain, position: '' };
    const { previousHash = null, sequence } = fact;
    const broken = breakInChain(known.chain, { previousHash, sequence });
    if (broken !== undefined)
      return `case ${fact.caseId}: ${broken}: this record or the one before it was changed`;
    this.cases.set(fact.caseId, known);
    known.chain = { hash, length: sequence + 1 };
    return isWhole ? this.#post(fact, known) : undefined;
  }

  #post(fact: Fact, known: Recomputed): string | undefined {
    const legs = fact.status === 'posted' ? (fact.legs ?? []) : [];
    for (const unit of new Set(legs.map((leg) => leg.unit))) {
      const amounts = legs.filter((leg) => leg.unit === unit).map(({ amount }) => amount);
      const total = sum(amounts, digitsOf(unit));
      if (!/^0(\.0*)?$/.test(total)) return `its legs sum to ${total} ${unit}, not to zero`;
    }
    // the read model may be behind a running ledger: balances stop where it stands
    if (fact.index > this.#checkpoint && this.#checkpoint >= 0) return undefined;
    known.position = fact.id;
    for (const { account, amount, unit } of legs) {
      const name = `${account}|${unit}`;
      for (const sums of [known.balances, this.totals])
        sums.set(name, plus(sums.get(name) ?? '0', amount, digitsOf(unit)));
    }
    return undefined;
  }
}
