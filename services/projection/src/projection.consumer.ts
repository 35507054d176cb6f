import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog } from '@seizure-ledger/event-log';
import { inOneGeneration, type ReadModel } from '@seizure-ledger/read-model';
import { consumerPatterns, EVENT_LOG, READ_MODEL } from '@seizure-ledger/service-kit';
import { PartitionProjection } from './partition-projection.ts';

const patterns = consumerPatterns(topics.ledger);

/** Gives each partition of the ledger's log to its projection. */
@Controller()
export class ProjectionConsumer {
  readonly #log: EventLog;
  readonly #readModel: ReadModel;
  readonly #projections = new Map<number, PartitionProjection>();

  constructor(@Inject(EVENT_LOG) log: EventLog, @Inject(READ_MODEL) readModel: ReadModel) {
    this.#log = log;
    this.#readModel = readModel;
  }

  @MessagePattern(patterns.assigned)
  async assigned(@Payload() partition: number): Promise<number> {
    const projection = await PartitionProjection.from(this.#readModel, partition, this.#log);
    this.#projections.set(partition, projection);
    return projection.nextOffset;
  }

  @MessagePattern(patterns.batch)
  async batch(@Payload() { partition, records }: Batch): Promise<void> {
    const projection = this.#projections.get(partition);
    if (!projection) throw new Error(`partition ${partition} is not this projection’s`);
    await inOneGeneration(() => projection.take(records));
  }

  @MessagePattern(patterns.revoked)
  revoked(@Payload() partition: number): void {
    this.#projections.delete(partition);
  }
}
