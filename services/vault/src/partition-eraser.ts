import { factHeaders, IndexRule, readFactRecord } from '@seizure-ledger/contracts';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { beginBehind, type BehindCheckpoint } from '@seizure-ledger/service-kit';
import type { Vault } from '@seizure-ledger/vault';
import { erasedBy, forgettingTypes } from './erased-by.ts';

/** Facts that erase nobody after which the place is kept all the same, so that a restart reads no more than these again. */
const keepAfter_facts = 10_000;

/**
 * Follows one partition's facts and destroys the key of everybody whom they say is erased: also when whoever asked for it
 * ended before that, and when the vault was put back from an older copy.
 */
export class PartitionEraser {
  readonly #partition: number;
  readonly #rule: IndexRule;
  readonly #vault: Vault;
  #next: number;
  #kept: number;

  private constructor(vault: Vault, partition: number, from: BehindCheckpoint) {
    this.#vault = vault;
    this.#partition = partition;
    this.#rule = new IndexRule(partition, from.index);
    this.#next = from.offset;
    this.#kept = from.offset;
  }

  static async from(log: EventLog, vault: Vault, partition: number): Promise<PartitionEraser> {
    const begin = await beginBehind(log, partition, await vault.followed.upTo(partition));
    return new PartitionEraser(vault, partition, begin);
  }

  get nextOffset(): number {
    return this.#next;
  }

  /** @throws {LogInDoubtError} something is missing in the ledger's log, or forged. */
  async take(records: readonly StoredRecord[]): Promise<void> {
    let erased = 0;
    for (const record of records) {
      if (!this.#rule.takes(factHeaders(record.headers).index)) continue;
      this.#next = record.offset + 1;
      if (!forgettingTypes.has(record.headers['ce_type'] ?? '')) continue;
      const person = erasedBy(readFactRecord(record));
      if (person === undefined) continue;
      await this.#vault.identities.erase(person);
      erased += 1;
    }
    if (erased === 0 && this.#next - this.#kept < keepAfter_facts) return;
    await this.#vault.followed.keep(this.#partition, this.#next);
    this.#kept = this.#next;
  }
}
