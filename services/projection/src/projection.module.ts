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

/**
 * Reads the ledger's log; what comes within 50 ms is folded and written together, under load (more than one fact of a
 * partition came) what comes within 200 ms: the more share a transaction, the fewer pages are written for each. At most
 * 250 facts of a partition at a time: whoever ends this process waits for what is in hand, of all partitions, and has
 * half a minute.
 */
export function projectionTransport({
  alarms,
  log,
}: Pick<GroundWith<'log'>, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    alarms,
    gather_ms: (taken) => (taken === 1 ? 50 : 200),
    group: 'projection',
    log,
    maxBatch: 250,
    topic: topics.ledger,
  });
}
