import { type DynamicModule, Module } from '@nestjs/common';
import { IndexGapError, NotAFactError, topics } from '@seizure-ledger/contracts';
import { type Alarms, EventLogTransport, type Ground, KitModule } from '@seizure-ledger/service-kit';
import { ReadModelDoesNotFitError } from './partition-projection.ts';
import { ProjectionConsumer } from './projection.consumer.ts';

/** The projection: builds what auditors and courts read. */
@Module({})
export class ProjectionModule {
  static on(ground: Ground): DynamicModule {
    return { controllers: [ProjectionConsumer], imports: [KitModule.on(ground)], module: ProjectionModule };
  }
}

/** Reads the ledger's log, at most 1,000 facts at a time; under load what comes within 20 ms is folded and written together. */
export function projectionTransport({ alarms, log }: Pick<Ground, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    gather_ms: 20,
    group: 'projection',
    log,
    maxBatch: 1_000,
    onFailed: (partition, error) => stopOnDoubt(alarms, partition, error),
    topic: topics.ledger,
  });
}

function stopOnDoubt(alarms: Alarms, partition: number, error: unknown): 'restart' | 'stop' {
  const inDoubt =
    error instanceof IndexGapError ||
    error instanceof NotAFactError ||
    error instanceof ReadModelDoesNotFitError;
  const message = error instanceof Error ? error.message : String(error);
  alarms.raise({ message, partition, reader: 'projection' }, error);
  return inDoubt ? 'stop' : 'restart';
}
