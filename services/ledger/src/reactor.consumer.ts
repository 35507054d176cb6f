import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog } from '@seizure-ledger/event-log';
import { consumerPatterns, EVENT_LOG } from '@seizure-ledger/service-kit';
import { PartitionReactor } from './partition-reactor.ts';

const patterns = consumerPatterns(topics.ledger);

/** Gives each partition of the ledger's log to its reactor. */
@Controller()
export class ReactorConsumer {
  readonly #log: EventLog;
  readonly #reactors = new Map<number, PartitionReactor>();

  constructor(@Inject(EVENT_LOG) log: EventLog) {
    this.#log = log;
  }

  @MessagePattern(patterns.assigned)
  async assigned(@Payload() partition: number): Promise<number> {
    const reactor = await PartitionReactor.from(this.#log, partition);
    this.#reactors.set(partition, reactor);
    return reactor.nextOffset;
  }

  @MessagePattern(patterns.batch)
  async batch(@Payload() { partition, records }: Batch): Promise<void> {
    const reactor = this.#reactors.get(partition);
    if (!reactor) throw new Error(`partition ${partition} is not this reactor’s`);
    await reactor.take(records);
  }

  @MessagePattern(patterns.revoked)
  revoked(@Payload() partition: number): void {
    this.#reactors.delete(partition);
  }
}
