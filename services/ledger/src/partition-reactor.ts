import {
  type EnvelopedRecord,
  factHeaders,
  IndexRule,
  type Instruction,
  instructionRecord,
  partitionOf,
  policyCase,
  readFactRecord,
  topics,
} from '@seizure-ledger/contracts';
import { reactedTo, reactionTo } from '@seizure-ledger/domain';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { beginBehind, type BehindCheckpoint } from '@seizure-ledger/service-kit';

/** Whose checkpoint it is. */
export const reactorGroup = 'reactor';

/** Facts without a consequence after which the checkpoint moves all the same, so that a restart reads no more than these again. */
const commitAfter_facts = 10_000;

/**
 * Follows one partition's facts and asks for what follows from them, in whichever partition that is. Its checkpoint
 * moves when all of that is durable: after a crash it asks again, and the ledger answers that it has been asked.
 */
export class PartitionReactor {
  readonly #log: EventLog;
  readonly #partition: number;
  readonly #rule: IndexRule;
  /** Behind the last record taken. */
  #next: number;
  #committed: number;

  private constructor(log: EventLog, partition: number, from: BehindCheckpoint) {
    this.#log = log;
    this.#partition = partition;
    this.#rule = new IndexRule(partition, from.index);
    this.#next = from.offset;
    this.#committed = from.offset;
  }

  static async from(log: EventLog, partition: number): Promise<PartitionReactor> {
    const committed = await log.committed(reactorGroup, topics.ledger, partition);
    return new PartitionReactor(log, partition, await beginBehind(log, partition, committed));
  }

  get nextOffset(): number {
    return this.#next;
  }

  /** @throws {LogInDoubtError} something is missing in the ledger's log, or forged. */
  async take(records: readonly StoredRecord[]): Promise<void> {
    const asked = new Map<number, EnvelopedRecord[]>();
    for (const record of records) {
      if (!this.#rule.takes(factHeaders(record.headers).index)) continue;
      this.#next = record.offset + 1;
      const reaction = reactedTo.has(record.headers['ce_type'] ?? '') && reactionTo(readFactRecord(record));
      if (!reaction) continue;
      for (const partition of this.#targetsOf(reaction))
        asked.set(partition, [...(asked.get(partition) ?? []), instructionRecord(reaction)]);
    }
    for (const [partition, reactions] of asked)
      await this.#log.append(topics.instructions, partition, reactions);
    if (asked.size > 0 || this.#next - this.#committed >= commitAfter_facts) await this.#commit();
  }

  /** A policy goes to every other partition. */
  #targetsOf({ caseId }: Instruction): readonly number[] {
    const { partitions } = this.#log;
    if (caseId !== policyCase) return [partitionOf(caseId, partitions)];
    return [...Array(partitions).keys()].filter((partition) => partition !== this.#partition);
  }

  async #commit(): Promise<void> {
    await this.#log.commit(reactorGroup, topics.ledger, this.#partition, this.#next);
    this.#committed = this.#next;
  }
}
