import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog } from '@seizure-ledger/event-log';
import type { ReadModel } from '@seizure-ledger/read-model';
import { consumerPatterns, EVENT_LOG, READ_MODEL } from '@seizure-ledger/service-kit';
import { type Projections, ProjectionsHere } from './projections.ts';
import { ProjectionsInThread } from './projections-in-thread.ts';
import { standingOf } from './standing.ts';

const patterns = consumerPatterns(topics.ledger);

/** Gives each partition of the ledger's log to its projection, which works where the read model is written. */
@Controller()
export class ProjectionConsumer implements OnModuleInit {
  readonly #log: EventLog;
  readonly #readModel: ReadModel;
  readonly #projections: Projections;

  constructor(@Inject(EVENT_LOG) log: EventLog, @Inject(READ_MODEL) readModel: ReadModel) {
    this.#log = log;
    this.#readModel = readModel;
    const { thread } = readModel;
    this.#projections = thread ? new ProjectionsInThread(thread) : new ProjectionsHere(readModel);
  }

  /** Who is answered at once can soon read what they did. */
  onModuleInit(): Promise<void> {
    return this.#projections.ready();
  }

  @MessagePattern(patterns.assigned)
  async assigned(@Payload() partition: number): Promise<number> {
    const standing = await standingOf(this.#readModel, partition, this.#log);
    this.#projections.begin(standing);
    return standing.checkpoint?.nextOffset ?? 0;
  }

  @MessagePattern(patterns.batch)
  async batch(@Payload() { partition, records }: Batch): Promise<void> {
    await this.#projections.take(partition, records);
  }

  @MessagePattern(patterns.revoked)
  revoked(@Payload() partition: number): void {
    this.#projections.end(partition);
  }
}
