import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog } from '@seizure-ledger/event-log';
import { consumerPatterns, EVENT_LOG, VAULT } from '@seizure-ledger/service-kit';
import type { Vault } from '@seizure-ledger/vault';
import { PartitionEraser } from './partition-eraser.ts';

const patterns = consumerPatterns(topics.ledger);

/** Gives each partition of the ledger's log to its eraser. */
@Controller()
export class EraserConsumer {
  readonly #log: EventLog;
  readonly #vault: Vault;
  readonly #erasers = new Map<number, PartitionEraser>();

  constructor(@Inject(EVENT_LOG) log: EventLog, @Inject(VAULT) vault: Vault) {
    this.#log = log;
    this.#vault = vault;
  }

  @MessagePattern(patterns.assigned)
  async assigned(@Payload() partition: number): Promise<number> {
    const eraser = await PartitionEraser.from(this.#log, this.#vault, partition);
    this.#erasers.set(partition, eraser);
    return eraser.nextOffset;
  }

  @MessagePattern(patterns.batch)
  async batch(@Payload() { partition, records }: Batch): Promise<void> {
    const eraser = this.#erasers.get(partition);
    if (!eraser) throw new Error(`partition ${partition} is not this eraser’s`);
    await eraser.take(records);
  }

  @MessagePattern(patterns.revoked)
  revoked(@Payload() partition: number): void {
    this.#erasers.delete(partition);
  }
}
