import { type Fact, IndexRule, NotAFactError, readFact, topics } from '@seizure-ledger/contracts';
import { plus, sum, digitsOf } from '@seizure-ledger/domain';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { breakInChain, type ChainHead, emptyChain, leafHashOfBytes } from '@seizure-ledger/evidence';
import { logFolder, readModelFolder } from '@seizure-ledger/service-standalone';
import { openEmbeddedReadModel, ReadModelMissingError } from '@seizure-ledger/read-model';
import { compareReadModel } from './compare-read-model.ts';

/** Something that does not agree, and where. */
export interface Finding {
  readonly message: string;
  readonly position: string;
}

export interface Verified {
  readonly cases: number;
  readonly facts: number;
  readonly findings: readonly Finding[];
}

/** What the log says of a case: its chain, and its balances at every position that is asked for. */
export interface Recomputed {
  readonly balances: Map<string, string>;
  chain: ChainHead;
  position: string;
}

type ReadingLog = ReturnType<typeof openEmbeddedLogForReading>;

/**
 * Recomputes everything from the log: dense index, input order, each case's sequence and hash chain, legs that sum
 * to zero, balances; and compares it with the read model as far as that has come. A partition is read up to its
 * first finding.
 */
export async function verifyAll(
  dataDir: string,
  onProgress: (done: number, total: number) => void,
): Promise<Verified> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const readModel = await openReadModel(dataDir);
  try {
    const ends = await Promise.all(
      [...Array(log.partitions).keys()].map((partition) => log.end(topics.ledger, partition)),
    );
    const total = ends.reduce((all, end) => all + end, 0);
    const findings: Finding[] = [];
    let facts = 0;
    let cases = 0;
    for (let partition = 0; partition < log.partitions; partition += 1) {
      const checkpoint = await readModel?.checkpoint(partition);
      const taken = new PartitionCheck(partition, checkpoint?.index ?? -1);
      const finding = await readPartition(log, partition, taken, () =>
        onProgress(Math.min(total, (facts += 1)), total),
      );
      if (finding) findings.push(finding);
      cases += taken.cases.size;
      if (!finding && readModel && checkpoint)
        findings.push(...(await compareReadModel(readModel, partition, checkpoint, taken)));
    }
    return { cases, facts, findings };
  } finally {
    await readModel?.close();
    await log.close();
  }
}

async function openReadModel(dataDir: string) {
  try {
    return await openEmbeddedReadModel({ folder: readModelFolder(dataDir), readOnly: true });
  } catch (error) {
    if (error instanceof ReadModelMissingError) return undefined;
    throw error;
  }
}

async function readPartition(
  log: ReadingLog,
  partition: number,
  check: PartitionCheck,
  step: () => void,
): Promise<Finding | undefined> {
  for await (const records of log.read(topics.ledger, partition, 0)) {
    for (const { offset, value } of records) {
      const wrong = check.take(value);
      if (wrong !== undefined)
        return { message: `${wrong} (offset ${offset})`, position: `${partition}:${check.next}` };
      step();
    }
  }
  return undefined;
}

/** One partition's records, taken one after the other. */
export class PartitionCheck {
  readonly cases = new Map<string, Recomputed>();
  readonly totals = new Map<string, string>();
  /** Hash of the record at the read model's checkpoint. */
  hashAtCheckpoint: string | undefined;
  readonly #partition: number;
  readonly #rule: IndexRule;
  readonly #checkpoint: number;
  #input = -1;

  constructor(partition: number, checkpoint: number) {
    this.#partition = partition;
    this.#checkpoint = checkpoint;
    this.#rule = new IndexRule(partition, 0);
  }

  get next(): number {
    return this.#rule.next;
  }

  /** @returns what is wrong with the record, or `undefined`. */
  take(value: Uint8Array): string | undefined {
    let fact: Fact;
    try {
      fact = readFact(value);
    } catch (error) {
      if (error instanceof NotAFactError) return error.message;
      throw error;
    }
    if (fact.index > this.next) return `the log goes on at index ${fact.index} where ${this.next} was due`;
    if (fact.id !== `${this.#partition}:${fact.index}`) return `the record calls itself ${fact.id}`;
    if (fact.index < this.next) return undefined;
    const hash = leafHashOfBytes(value);
    const wrong = this.#wrongIn(fact, hash);
    if (wrong !== undefined) return wrong;
    this.#rule.takes(fact.index);
    if (fact.index === this.#checkpoint) this.hashAtCheckpoint = hash;
    return undefined;
  }

  #wrongIn(fact: Fact, hash: `sha256:${string}`): string | undefined {
    if (fact.part === 1 && fact.input !== this.#input + 1)
      return `it answers input ${fact.input} where ${this.#input + 1} was due`;
    this.#input = fact.input;
    if (fact.sequence === undefined || fact.caseId === undefined) return undefined;
    const known = this.cases.get(fact.caseId) ?? { balances: new Map(), chain: emptyChain, position: '' };
    const broken = breakInChain(known.chain, {
      previousHash: fact.previousHash ?? null,
      sequence: fact.sequence,
    });
    if (broken !== undefined)
      return `case ${fact.caseId}: ${broken}: this record or the one before it was changed`;
    this.cases.set(fact.caseId, known);
    known.chain = { hash, length: fact.sequence + 1 };
    // the read model may be behind a running ledger: balances stop where it stands
    if (fact.index > this.#checkpoint && this.#checkpoint >= 0) return undefined;
    known.position = fact.id;
    return fact.status === 'posted' && fact.part === fact.parts ? this.#post(fact, known) : undefined;
  }

  #post({ legs = [] }: Fact, { balances }: Recomputed): string | undefined {
    const units = new Set(legs.map(({ unit }) => unit));
    for (const unit of units) {
      const total = sum(
        legs.filter((leg) => leg.unit === unit).map(({ amount }) => amount),
        digitsOf(unit),
      );
      if (!/^0(\.0*)?$/.test(total)) return `its legs sum to ${total} ${unit}, not to zero`;
    }
    for (const { account, amount, unit } of legs) {
      const name = `${account}|${unit}`;
      balances.set(name, plus(balances.get(name) ?? '0', amount, digitsOf(unit)));
      this.totals.set(name, plus(this.totals.get(name) ?? '0', amount, digitsOf(unit)));
    }
    return undefined;
  }
}
