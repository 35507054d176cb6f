import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { EventLogTransport, type GroundWith, KitModule } from '@seizure-ledger/service-kit';
import { ProjectionConsumer } from './projection.consumer.ts';

/** The projection: builds what auditors and courts read. */
@Module({})
export class ProjectionModule {
  static on(ground: GroundWith<'log' | 'readModel'>): DynamicModule {
    return { controllers: [ProjectionConsumer], imports: [KitModule.on(ground)], module: ProjectionModule };
  }
}

/** Reads the ledger's log, at most 1,000 facts at a time; under load what comes within 50 ms is folded and written together. */
export function projectionTransport({
  alarms,
  log,
}: Pick<GroundWith<'log'>, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    alarms,
    gather_ms: 50,
    group: 'projection',
    log,
    maxBatch: 1_000,
    topic: topics.ledger,
  });
}
